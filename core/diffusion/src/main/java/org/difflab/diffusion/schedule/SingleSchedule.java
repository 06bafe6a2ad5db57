// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.schedule;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.plugin.Option;

/**
 * One noisy level, T = 1: x_1 = signal·x_0 + noise·ε. With signal 1 and noise 1 it is the schedule
 * of Linear Diffusion, which generates in one step.
 */
public final class SingleSchedule extends TabulatedSchedule {

  /**
   * The options of this component.
   *
   * @param signal factor of the clean sample
   * @param noise standard deviation of the noise
   */
  public record Options(
      @Option(help = "factor of the clean sample", defaultsTo = "1", min = 1e-6, max = 1)
          double signal,
      @Option(help = "standard deviation of the noise", defaultsTo = "1", min = 1e-6, max = 1e6)
          double noise) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value lies outside its range
     */
    public Options {
      Require.positive("signal", signal);
      Require.positive("noise", noise);
      if (signal > 1) {
        throw new IllegalArgumentException("signal must be at most 1, found " + signal);
      }
    }
  }

  /** Creates the level. */
  @Inject
  public SingleSchedule(Options options) {
    super(List.of(NoiseLevel.CLEAN, new NoiseLevel(1, options.signal(), options.noise())));
  }
}
