package com.acme.tiny;

import jakarta.inject.Inject;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.difflab.spi.plugin.Option;

/** σ_t = σ_T·(t/T)^p, with signal = 1/√(1 + σ²) and noise = σ/√(1 + σ²). */
public final class PowerSchedule implements Schedule {

  /**
   * The options of this component.
   *
   * @param steps T
   * @param power p
   * @param most σ_T
   */
  public record Options(
      @Option(help = "number of noise levels, T", defaultsTo = "100", min = 1) int steps,
      @Option(
              help = "power p: above 1, steps are smaller where noise is low",
              defaultsTo = "3",
              min = 0.1,
              max = 20)
          double power,
      @Option(help = "noise/signal of the noisiest level", defaultsTo = "50", min = 1e-3, max = 1e6)
          double most) {}

  private final Options options;

  /** Made by difflab, with its options. */
  @Inject
  public PowerSchedule(Options options) {
    this.options = options;
  }

  @Override
  public int steps() {
    return options.steps();
  }

  @Override
  public NoiseLevel level(int step) {
    if (step < 0 || step > steps()) {
      throw new IndexOutOfBoundsException("step must lie in 0.." + steps() + ", found " + step);
    }
    double time = (double) step / steps();
    double sigma = options.most() * Math.pow(time, options.power());
    double signal = 1 / Math.hypot(1, sigma);
    return new NoiseLevel(time, signal, sigma * signal);
  }
}
