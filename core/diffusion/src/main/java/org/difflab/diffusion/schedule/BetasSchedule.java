// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.schedule;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.plugin.Option;

/**
 * Each β is given: ᾱ_t = ∏(1 − β_i), signal = √ᾱ_t, noise = √(1 − ᾱ_t).
 *
 * <p>Ho, Jain and Abbeel, "Denoising diffusion probabilistic models" (NeurIPS 2020), equation 4.
 */
public final class BetasSchedule extends TabulatedSchedule {

  /**
   * The options of this component.
   *
   * @param betas β_1 … β_T
   */
  public record Options(
      @Option(
              help = "variance of the noise that each step adds, from clean to noisy",
              above = 0,
              below = 1)
          List<Double> betas) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if there is no β or one lies outside its range
     */
    public Options {
      betas = List.copyOf(betas);
      if (betas.isEmpty()) {
        throw new IllegalArgumentException("betas must name at least one value");
      }
      for (int i = 0; i < betas.size(); i++) {
        Require.beta("value " + (i + 1) + " of betas", betas.get(i));
      }
    }
  }

  /** Computes the levels. */
  @Inject
  public BetasSchedule(Options options) {
    super(Levels.ofBetas(options.betas().stream().mapToDouble(Double::doubleValue).toArray()));
  }
}
