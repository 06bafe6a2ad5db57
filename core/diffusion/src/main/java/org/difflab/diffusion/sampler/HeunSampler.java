// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.sampler;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.CleanEstimate;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.StepNoise;
import org.difflab.spi.plugin.Inline;

/**
 * Heun's method on the probability-flow equation of y = x/a: an Euler step to y′, and then the same
 * step with the mean of the derivatives at both ends, y_s = y_t + (σ_s − σ_t)/2·[(y_t − x̂_0)/σ_t +
 * (y′ − x̂_0′)/σ_s], which is y_s = r·y_t + (1−r)·[(1 − 1/(2r))·x̂_0 + 1/(2r)·x̂_0′] with r =
 * σ_s/σ_t. Error of the second order; two model calls per step but for the last, to clean, which is
 * Euler's.
 *
 * <p>A step on which σ falls to less than a tenth, such as the first one of a cosine or sigmoid
 * schedule, is also Euler's: there the correction would multiply the difference of two estimates by
 * more than five, which with few steps makes samples inaccurate.
 *
 * <p>Karras, Aittala, Aila and Laine, "Elucidating the design space of diffusion-based generative
 * models" (NeurIPS 2022), algorithm 1 with σ as the time.
 */
public final class HeunSampler extends SteppingSampler {

  private static final double LEAST_RATIO = 0.1;

  /**
   * The options of this component.
   *
   * @param stepping the steps, and the limit of the clean estimates
   */
  public record Options(@Inline SteppingOptions stepping) {}

  /** Creates the sampler. */
  @Inject
  public HeunSampler(Options options) {
    super(options.stepping());
  }

  /** Returns the factors of x_t, x̂_0 and the estimate x̂_0′ made after an Euler step. */
  static StepFormula formula(NoiseLevel from, NoiseLevel to) {
    return StepFormula.deterministic(from, to, 0.5 / StepFormula.ratio(from, to));
  }

  @Override
  Run begin(List<NoiseLevel> grid, CleanEstimate estimate, StepNoise noise) {
    return (step, noisy, clean) -> {
      NoiseLevel from = grid.get(step);
      NoiseLevel to = grid.get(step + 1);
      Matrix predicted = EulerSampler.formula(from, to).apply(noisy, clean);
      return StepFormula.ratio(from, to) < LEAST_RATIO
          ? predicted
          : formula(from, to).apply(noisy, clean, estimate.at(predicted, to));
    };
  }
}
