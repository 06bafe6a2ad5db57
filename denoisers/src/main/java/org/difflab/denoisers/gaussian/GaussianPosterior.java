package org.difflab.denoisers.gaussian;

import org.difflab.spi.NoiseLevel;

/**
 * What a noisy row tells about a clean one drawn from N(μ, Σ), at one noise level: with Σ =
 * V·diag(λ)·Vᵀ, a = signal and s = noise, E[x_0 | x_t] = μ + aΣ(a²Σ + s²I)⁻¹(x_t − aμ). Along the
 * principal axes all of it falls apart into single numbers: with y = Vᵀx_t and m = Vᵀμ, axis j has
 * the mean m_j + aλ_j/(a²λ_j + s²)·(y_j − a·m_j).
 *
 * <p>Everything here is in the coordinates of the axes and in float64.
 */
final class GaussianPosterior {

  private static final double LOG_TWO_PI = StrictMath.log(2 * Math.PI);

  private final double[] center;
  private final double[] noisyCenter;
  private final double[] gains;
  private final double[] precisions;
  private final double logNormalizer;

  /**
   * Prepares the posterior.
   *
   * @param variances λ, none negative
   * @param center m = Vᵀμ
   * @param level with noise greater than 0
   */
  GaussianPosterior(double[] variances, double[] center, NoiseLevel level) {
    int width = variances.length;
    double signal = level.signal();
    double noiseVariance = level.noise() * level.noise();
    this.center = center;
    this.noisyCenter = new double[width];
    this.gains = new double[width];
    this.precisions = new double[width];
    double logDeterminant = 0;
    for (int axis = 0; axis < width; axis++) {
      double spread = signal * signal * variances[axis] + noiseVariance;
      noisyCenter[axis] = signal * center[axis];
      gains[axis] = signal * variances[axis] / spread;
      precisions[axis] = 1 / spread;
      logDeterminant += StrictMath.log(spread);
    }
    this.logNormalizer = -0.5 * (logDeterminant + width * LOG_TWO_PI);
  }

  /** Returns the logarithm of the density of x_t, N(aμ, a²Σ + s²I), for its coordinates y. */
  double logDensity(double[] noisy) {
    return logNormalizer - 0.5 * Squares.sum(noisy, noisyCenter, precisions);
  }

  /** Replaces the coordinates of x_t by {@code factor} times those of E[x_0 | x_t]. */
  void estimate(double[] coordinates, double factor) {
    for (int axis = 0; axis < coordinates.length; axis++) {
      coordinates[axis] =
          factor * (center[axis] + gains[axis] * (coordinates[axis] - noisyCenter[axis]));
    }
  }
}
