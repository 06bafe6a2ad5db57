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
 * Denoising diffusion implicit models: x_s = a_s·x̂_0 + √(s_s² − w²)·ε̂ + w·ε, where ε̂ = (x_t −
 * a_t·x̂_0)/s_t is the noise that the clean estimate implies and w = η·s_s·√(1 − r²) with r =
 * σ_s/σ_t.
 *
 * <p>η = 0 is deterministic; η = 1 is {@link DdpmSampler} with the posterior variance. Song, Meng
 * and Ermon, "Denoising diffusion implicit models" (ICLR 2021), equations 12 and 16, written in
 * signal and noise so that the schedule may be variance-exploding.
 */
public final class DdimSampler extends SteppingSampler {

  /**
   * The options of this component.
   *
   * @param stepping the steps, and the limit of the clean estimates
   * @param eta η
   */
  public record Options(
      @Inline SteppingOptions stepping,
      @Option(
              help = "share of fresh noise: 0 is deterministic, 1 has the noise of ddpm",
              defaultsTo = "0",
              min = 0,
              max = 1)
          double eta) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value lies outside its range
     */
    public Options {
      if (!(eta >= 0 && eta <= 1)) {
        throw new IllegalArgumentException("eta must lie in [0, 1], found " + eta);
      }
    }
  }

  private final double eta;

  /** Creates the sampler. */
  @Inject
  public DdimSampler(Options options) {
    super(options.stepping());
    this.eta = options.eta();
  }

  /** Returns the factors of x_t, x̂_0 and fresh noise. */
  static StepFormula formula(NoiseLevel from, NoiseLevel to, double eta) {
    double ratio = StepFormula.ratio(from, to);
    double fresh = eta * Math.sqrt((1 - ratio) * (1 + ratio));
    double kept = ratio * Math.sqrt((1 - eta) * (1 + eta) + eta * eta * ratio * ratio);
    return new StepFormula(
        to.signal() / from.signal() * kept, to.signal() * (1 - kept), to.noise() * fresh);
  }

  @Override
  Run begin(List<NoiseLevel> grid, CleanEstimate estimate, StepNoise noise) {
    return (step, noisy, clean) -> {
      StepFormula formula = formula(grid.get(step), grid.get(step + 1), eta);
      return eta == 0 ? formula.apply(noisy, clean) : formula.apply(noisy, clean, noise.at(step));
    };
  }
}
