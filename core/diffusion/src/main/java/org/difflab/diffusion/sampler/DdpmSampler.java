// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.sampler;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.CleanEstimate;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.StepNoise;
import org.difflab.spi.plugin.Inline;
import org.difflab.spi.plugin.Option;

/**
 * Ancestral sampling: each step draws from the distribution of x_s given x_t and the clean
 * estimate,
 *
 * <p>x_s = (a_s/a_t)·r²·x_t + a_s·(1 − r²)·x̂_0 + w·ε, with r = σ_s/σ_t, and w² the variance
 * chosen:
 *
 * <ul>
 *   <li>{@code posterior}: w² = s_s²·(1 − r²), the variance of x_s given x_t and x_0, which is
 *       exact if the data are a single point;
 *   <li>{@code beta}: w² = s_t²·(1 − r²), the variance of x_t given x_s, which is exact if the data
 *       are N(0, I). With a² + s² = 1 it is the β of the step taken, 1 − ᾱ_t/ᾱ_s.
 * </ul>
 *
 * <p>The last step, to clean, adds no noise. Ho, Jain and Abbeel, "Denoising diffusion
 * probabilistic models" (NeurIPS 2020), equations 6 and 7, algorithm 2 and section 3.2, written in
 * signal and noise so that the steps may be any of a schedule's, and the schedule
 * variance-exploding.
 */
public final class DdpmSampler extends SteppingSampler {

  /** The variance of the noise that a step adds. */
  public enum Variance {
    /** That of x_s given x_t and x_0. */
    POSTERIOR,
    /** That of x_t given x_s. */
    BETA
  }

  /**
   * The options of this component.
   *
   * @param stepping the steps, and the limit of the clean estimates
   * @param variance variance of the noise added
   */
  public record Options(
      @Inline SteppingOptions stepping,
      @Option(
              help = "variance of the noise that a step adds: posterior, or beta (the larger)",
              defaultsTo = "posterior")
          Variance variance) {}

  private final Variance variance;

  /** Creates the sampler. */
  @Inject
  public DdpmSampler(Options options) {
    super(options.stepping());
    this.variance = options.variance();
  }

  /** Returns the factors of x_t, x̂_0 and fresh noise. */
  static StepFormula formula(NoiseLevel from, NoiseLevel to, Variance variance) {
    double ratio = StepFormula.ratio(from, to);
    double kept = ratio * ratio;
    double removed = (1 - ratio) * (1 + ratio);
    double scale =
        switch (variance) {
          case POSTERIOR -> to.noise();
          case BETA -> from.noise();
        };
    return new StepFormula(
        to.signal() / from.signal() * kept, to.signal() * removed, scale * Math.sqrt(removed));
  }

  @Override
  Run begin(List<NoiseLevel> grid, CleanEstimate estimate, StepNoise noise) {
    return (step, noisy, clean) ->
        formula(grid.get(step), grid.get(step + 1), variance).apply(noisy, clean, noise.at(step));
  }
}
