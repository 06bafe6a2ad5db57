// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.CleanEstimate;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Sampler;
import org.difflab.spi.SamplingObserver;
import org.difflab.spi.Schedule;
import org.difflab.spi.StepNoise;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.plugin.SpiVersion;

/** A plug-in of somebody else's. */
@SpiVersion(SpiVersion.CURRENT)
public final class AcmePlugin implements Plugin {

  @Override
  public String name() {
    return "acme-leaps";
  }

  @Override
  public String version() {
    return "1.2";
  }

  @Override
  public List<Component<?>> components() {
    return List.of(
        new Component<>(
            Sampler.class,
            "acme.leap",
            LeapSampler.class,
            LeapSampler.Options.class,
            "Leaps to the last of several estimates at one level"));
  }

  /** Asks for the clean samples several times at the noisiest level. */
  static final class LeapSampler implements Sampler {

    /**
     * The options of this component.
     *
     * @param leaps how many times to ask
     * @param mirrored whether to start from the other side
     */
    public record Options(
        @Option(help = "how many times to ask", min = 1) int leaps,
        @Option(help = "whether to start from the other side", defaultsTo = "false")
            boolean mirrored) {}

    private final Options options;

    @Inject
    LeapSampler(Options options) {
      this.options = options;
    }

    @Override
    public List<NoiseLevel> grid(Schedule schedule) {
      return schedule.grid(1);
    }

    @Override
    public Matrix sample(
        Matrix start,
        List<NoiseLevel> grid,
        CleanEstimate estimate,
        StepNoise noise,
        SamplingObserver observer) {
      Matrix current = options.mirrored() ? noise.at(0) : start;
      for (int leap = 0; leap < options.leaps(); leap++) {
        current = estimate.at(current, grid.get(0));
      }
      return current;
    }
  }
}
