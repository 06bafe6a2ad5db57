// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.schedule;

import jakarta.inject.Inject;
import org.difflab.spi.plugin.Option;

/**
 * β rises linearly from (1000/T)·{@code beta-start} to (1000/T)·{@code beta-end}, so that any T
 * adds about the same noise as the thousand steps for which the two values were chosen: ᾱ_t = ∏(1 −
 * β_i), signal = √ᾱ_t, noise = √(1 − ᾱ_t).
 *
 * <p>Ho, Jain and Abbeel, "Denoising diffusion probabilistic models" (NeurIPS 2020), equation 4;
 * the scaling is that of the code of Nichol and Dhariwal, "Improved denoising diffusion
 * probabilistic models" (ICML 2021).
 */
public final class ScaledLinearSchedule extends TabulatedSchedule {

  private static final double REFERENCE_STEPS = 1000;

  /**
   * The options of this component.
   *
   * @param steps T
   * @param betaStart β_1 for a thousand steps
   * @param betaEnd β_T for a thousand steps
   */
  public record Options(
      @Option(help = "number of noise levels, T", defaultsTo = "200", min = 2, max = 100_000)
          int steps,
      @Option(
              help = "variance of the noise that the first step adds, times T/1000; below T/1000",
              defaultsTo = "1e-4",
              above = 0,
              below = 100)
          double betaStart,
      @Option(
              help = "variance of the noise that the last step adds, times T/1000; below T/1000",
              defaultsTo = "0.02",
              above = 0,
              below = 100)
          double betaEnd) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value lies outside its range
     */
    public Options {
      Require.steps(steps, 2);
      Require.beta("beta-start times 1000/steps", betaStart * REFERENCE_STEPS / steps);
      Require.beta("beta-end times 1000/steps", betaEnd * REFERENCE_STEPS / steps);
    }
  }

  /** Computes the levels. */
  @Inject
  public ScaledLinearSchedule(Options options) {
    super(
        Levels.ofBetas(
            Levels.evenly(
                options.betaStart() * REFERENCE_STEPS / options.steps(),
                options.betaEnd() * REFERENCE_STEPS / options.steps(),
                options.steps())));
  }
}
