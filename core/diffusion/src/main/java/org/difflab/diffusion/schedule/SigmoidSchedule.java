// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.schedule;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.plugin.Option;

/**
 * ᾱ_t = (g(e) − g(x_t))/(g(e) − g(s)), at least 1e-9, where g is the logistic function, s = {@code
 * start}/{@code tau}, e = {@code end}/{@code tau} and x_t runs evenly from s to e; signal = √ᾱ_t,
 * noise = √(1 − ᾱ_t).
 *
 * <p>Jabri, Fleet and Chen, "Scalable adaptive computation for iterative generation" (2022,
 * arXiv:2212.11972); written out in Chen, "On the importance of noise scheduling for diffusion
 * models" (2023, arXiv:2301.10972), algorithm 1.
 */
public final class SigmoidSchedule extends TabulatedSchedule {

  private static final double LEAST_SIGNAL_POWER = 1e-9;

  /**
   * The options of this component.
   *
   * @param steps T
   * @param start where the logistic function begins
   * @param end where the logistic function ends
   * @param tau temperature
   */
  public record Options(
      @Option(help = "number of noise levels, T", defaultsTo = "200", min = 1, max = 100_000)
          int steps,
      @Option(
              help = "where the logistic function begins, before dividing by tau",
              defaultsTo = "-3",
              min = -1000,
              max = 1000)
          double start,
      @Option(
              help = "where the logistic function ends, before dividing by tau",
              defaultsTo = "3",
              min = -1000,
              max = 1000)
          double end,
      @Option(
              help = "temperature: the larger, the more linear the schedule",
              defaultsTo = "1",
              above = 0,
              max = 1000)
          double tau) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value lies outside its range
     */
    public Options {
      Require.steps(steps, 1);
      Require.positive("tau", tau);
      if (!(start < end)) {
        throw new IllegalArgumentException(
            "start must be below end, found " + start + " and " + end);
      }
      if (!(Math.max(Math.abs(start), Math.abs(end)) / tau <= 100)) {
        throw new IllegalArgumentException(
            "start and end divided by tau must lie in [-100, 100], found "
                + start / tau
                + " and "
                + end / tau);
      }
    }
  }

  /** Computes the levels. */
  @Inject
  public SigmoidSchedule(Options options) {
    super(levels(options));
  }

  private static List<NoiseLevel> levels(Options options) {
    double start = options.start() / options.tau();
    double end = options.end() / options.tau();
    int steps = options.steps();
    List<NoiseLevel> levels = new ArrayList<>(steps + 1);
    levels.add(NoiseLevel.CLEAN);
    for (int step = 1; step <= steps; step++) {
      double time = Levels.time(step, steps);
      double position = start * (1 - time) + end * time;
      // g(a) − g(b) = sinh((a − b)/2)/(2·cosh(a/2)·cosh(b/2)): a product, so nothing cancels.
      double whole = StrictMath.sinh((end - start) / 2) * StrictMath.cosh(position / 2);
      double signalPower =
          StrictMath.sinh((end - position) / 2) * StrictMath.cosh(start / 2) / whole;
      double noisePower =
          StrictMath.sinh((position - start) / 2) * StrictMath.cosh(end / 2) / whole;
      double signal = Math.sqrt(Math.min(1, Math.max(LEAST_SIGNAL_POWER, signalPower)));
      double noise = Math.sqrt(Math.min(1 - LEAST_SIGNAL_POWER, noisePower));
      levels.add(new NoiseLevel(time, signal, noise));
    }
    return levels;
  }
}
