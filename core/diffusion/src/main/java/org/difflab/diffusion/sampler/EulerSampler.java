// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.sampler;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.CleanEstimate;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.StepNoise;
import org.difflab.spi.plugin.Inline;

/**
 * Euler's method on the probability-flow equation dy/dσ = (y − x̂_0(y; σ))/σ of y = x/a: y_s = y_t
 * + (σ_s − σ_t)·(y_t − x̂_0)/σ_t. One model call per step, error of the first order. It takes the
 * steps of {@link DdimSampler} with η = 0.
 *
 * <p>Karras, Aittala, Aila and Laine, "Elucidating the design space of diffusion-based generative
 * models" (NeurIPS 2022), equations 3 and 4 with σ as the time, which any schedule can be brought
 * to.
 */
public final class EulerSampler extends SteppingSampler {

  /**
   * The options of this component.
   *
   * @param stepping the steps, and the limit of the clean estimates
   */
  public record Options(@Inline SteppingOptions stepping) {}

  /** Creates the sampler. */
  @Inject
  public EulerSampler(Options options) {
    super(options.stepping());
  }

  /** Returns the factors of x_t and x̂_0. */
  static StepFormula formula(NoiseLevel from, NoiseLevel to) {
    return StepFormula.deterministic(from, to, 0);
  }

  @Override
  Run begin(List<NoiseLevel> grid, CleanEstimate estimate, StepNoise noise) {
    return (step, noisy, clean) -> formula(grid.get(step), grid.get(step + 1)).apply(noisy, clean);
  }
}
