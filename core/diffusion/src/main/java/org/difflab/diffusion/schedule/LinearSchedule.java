// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.schedule;

import jakarta.inject.Inject;
import org.difflab.spi.plugin.Option;

/**
 * β rises linearly from the first step to the last: ᾱ_t = ∏(1 − β_i), signal = √ᾱ_t, noise = √(1 −
 * ᾱ_t).
 *
 * <p>Ho, Jain and Abbeel, "Denoising diffusion probabilistic models" (NeurIPS 2020), equation 4 and
 * section 4, where T = 1000 and β runs from 1e-4 to 0.02.
 */
public final class LinearSchedule extends TabulatedSchedule {

  /**
   * The options of this component.
   *
   * @param steps T
   * @param betaStart β_1
   * @param betaEnd β_T
   */
  public record Options(
      @Option(help = "number of noise levels, T", defaultsTo = "200", min = 2, max = 100_000)
          int steps,
      @Option(
              help = "variance of the noise that the first step adds",
              defaultsTo = "1e-4",
              above = 0,
              below = 1)
          double betaStart,
      @Option(
              help = "variance of the noise that the last step adds",
              defaultsTo = "0.2",
              above = 0,
              below = 1)
          double betaEnd) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value lies outside its range
     */
    public Options {
      Require.steps(steps, 2);
      Require.beta("beta-start", betaStart);
      Require.beta("beta-end", betaEnd);
    }
  }

  /** Computes the levels. */
  @Inject
  public LinearSchedule(Options options) {
    super(Levels.ofBetas(Levels.evenly(options.betaStart(), options.betaEnd(), options.steps())));
  }
}
