// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.schedule;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.plugin.Option;
import smile.stat.distribution.GaussianDistribution;

/**
 * Variance-exploding levels, signal 1, at evenly spaced quantiles of a log-normal distribution:
 * most of them lie about the middle of the range, on a logarithmic scale, and few at its ends.
 *
 * <p>ln σ_t = m + d·Φ⁻¹(p_t)/k with m = (ln σ_max + ln σ_min)/2, d = (ln σ_max − ln σ_min)/2 and
 * p_t running evenly from Φ(−k) at level 1 to Φ(k) at level T, where Φ is the normal distribution
 * function and k the {@code spread}: σ_min and σ_max lie k standard deviations of ln σ from the
 * median. The smaller k, the nearer to a geometric sequence. A single level is σ_max.
 *
 * <p>Karras, Aittala, Aila and Laine, "Elucidating the design space of diffusion-based generative
 * models" (NeurIPS 2022), table 1, draw training levels from a log-normal distribution; this is its
 * even, bounded counterpart.
 */
public final class LogNormalSchedule extends TabulatedSchedule {

  /**
   * The options of this component.
   *
   * @param steps T
   * @param sigmaMin σ of level 1
   * @param sigmaMax σ of level T
   * @param spread k
   */
  public record Options(
      @Option(help = "number of noise levels, T", defaultsTo = "50", min = 1, max = 100_000)
          int steps,
      @Option(help = "noise of the lowest level", defaultsTo = "0.01", min = 1e-6, max = 1e6)
          double sigmaMin,
      @Option(help = "noise of the highest level", defaultsTo = "10", min = 1e-6, max = 1e6)
          double sigmaMax,
      @Option(
              help = "how many standard deviations of ln sigma lie between the median and each end",
              defaultsTo = "2",
              min = 0.01,
              max = 6)
          double spread) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value lies outside its range
     */
    public Options {
      Require.steps(steps, 1);
      Require.rising("sigma-min", sigmaMin, "sigma-max", sigmaMax);
      if (!(spread >= 0.01 && spread <= 6)) {
        throw new IllegalArgumentException("spread must lie in [0.01, 6], found " + spread);
      }
    }
  }

  /** Computes the levels. */
  @Inject
  public LogNormalSchedule(Options options) {
    super(levels(options));
  }

  private static List<NoiseLevel> levels(Options options) {
    int steps = options.steps();
    double[] sigmas = new double[steps];
    sigmas[0] = options.sigmaMin();
    sigmas[steps - 1] = options.sigmaMax();
    if (steps > 2) {
      GaussianDistribution normal = GaussianDistribution.getInstance();
      double middle = (StrictMath.log(options.sigmaMax()) + StrictMath.log(options.sigmaMin())) / 2;
      double deviation =
          (StrictMath.log(options.sigmaMax()) - StrictMath.log(options.sigmaMin()))
              / 2
              / options.spread();
      double[] probabilities =
          Levels.evenly(normal.cdf(-options.spread()), normal.cdf(options.spread()), steps);
      for (int i = 1; i < steps - 1; i++) {
        sigmas[i] = StrictMath.exp(middle + deviation * normal.quantile(probabilities[i]));
      }
    }
    return Levels.ofSigmas(sigmas);
  }
}
