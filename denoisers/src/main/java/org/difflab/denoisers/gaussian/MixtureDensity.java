// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

import java.util.Arrays;
import java.util.List;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;

/**
 * The density of noisy rows under a mixture, ln Σ_k π_k·N(x_t; aμ_k, a²Σ_k + s²I). Rows are
 * multiplied in float32, the rest is float64.
 */
final class MixtureDensity {

  /** Variances this much smaller than the greatest are what rounding in float32 left of 0. */
  private static final double ROUNDING = 1e-7;

  private final List<Gaussian> gaussians;
  private final double[] logShares;

  MixtureDensity(List<Gaussian> gaussians, double[] logShares) {
    this.gaussians = gaussians;
    this.logShares = logShares;
  }

  /**
   * Returns the logarithm of the density of each row.
   *
   * @throws InputException if the level is clean and a Gaussian has no spread along an axis
   */
  double[] logarithms(Matrix rows, NoiseLevel level) {
    int count = gaussians.size();
    double[] joint = new double[rows.rows() * count];
    for (int k = 0; k < count; k++) {
      if (level.isClean()) {
        requireSpread(gaussians.get(k).variances());
      }
      GaussianPosterior posterior = gaussians.get(k).posterior(level);
      float[] coordinates = gaussians.get(k).toAxes().multiply(rows).values();
      for (int row = 0; row < rows.rows(); row++) {
        joint[row * count + k] =
            logShares[k] + posterior.logDensity(coordinates, row * rows.columns());
      }
    }
    double[] logarithms = new double[rows.rows()];
    for (int row = 0; row < logarithms.length; row++) {
      logarithms[row] = logOfSum(joint, row * count, (row + 1) * count);
    }
    return logarithms;
  }

  /** Returns ln Σ exp(l), without overflow. */
  private static double logOfSum(double[] logarithms, int from, int to) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      greatest = Math.max(greatest, logarithms[i]);
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += StrictMath.exp(logarithms[i] - greatest);
    }
    return greatest + StrictMath.log(sum);
  }

  private static void requireSpread(double[] variances) {
    double least = ROUNDING * Arrays.stream(variances).max().orElseThrow();
    long flat = Arrays.stream(variances).filter(variance -> variance <= least).count();
    if (flat > 0) {
      throw new InputException(
          "a Gaussian of this denoiser has no spread along "
              + flat
              + " of "
              + variances.length
              + " axes, so clean latents have no density under it; an encoder with fewer dimensions"
              + " leaves such axes out");
    }
  }
}
