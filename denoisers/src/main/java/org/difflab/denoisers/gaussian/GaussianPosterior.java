// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

import org.difflab.spi.NoiseLevel;

/**
 * The posterior of a clean row drawn from N(μ, Σ) given a noisy one, at one noise level: with Σ =
 * V·diag(λ)·Vᵀ, a = signal and s = noise, E[x_0 | x_t] = μ + aΣ(a²Σ + s²I)⁻¹(x_t − aμ). Along the
 * principal axes all dimensions are independent: with y = Vᵀx_t and m = Vᵀμ, axis j has the mean
 * m_j + g_j·(y_j − a·m_j) with the gain g_j = aλ_j/(a²λ_j + s²), and the density of y_j is that of
 * N(a·m_j, a²λ_j + s²).
 *
 * @param noisyCenter a·m
 * @param precisions 1/(a²λ + s²)
 * @param gains g
 * @param offsets m − g·a·m, what is left of an estimate where y is 0
 * @param logNormalizer the logarithm of the density of x_t at aμ
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record GaussianPosterior(
    double[] noisyCenter,
    double[] precisions,
    double[] gains,
    double[] offsets,
    double logNormalizer) {

  private static final double LOG_TWO_PI = StrictMath.log(2 * Math.PI);

  /**
   * Prepares the posterior.
   *
   * @param variances λ, none negative
   * @param center m = Vᵀμ
   * @param level with noise greater than 0, unless no variance is 0
   */
  static GaussianPosterior of(double[] variances, double[] center, NoiseLevel level) {
    int width = variances.length;
    double signal = level.signal();
    double noiseVariance = level.noise() * level.noise();
    double[] noisyCenter = new double[width];
    double[] precisions = new double[width];
    double[] gains = new double[width];
    double[] offsets = new double[width];
    double logDeterminant = 0;
    for (int axis = 0; axis < width; axis++) {
      double spread = signal * signal * variances[axis] + noiseVariance;
      noisyCenter[axis] = signal * center[axis];
      precisions[axis] = 1 / spread;
      gains[axis] = signal * variances[axis] / spread;
      offsets[axis] = center[axis] * noiseVariance / spread;
      logDeterminant += StrictMath.log(spread);
    }
    double logNormalizer = -0.5 * (logDeterminant + width * LOG_TWO_PI);
    return new GaussianPosterior(noisyCenter, precisions, gains, offsets, logNormalizer);
  }

  /** Returns the logarithm of the density of x_t for the coordinates from an offset on. */
  double logDensity(float[] coordinates, int offset) {
    double square = 0;
    for (int axis = 0; axis < precisions.length; axis++) {
      double apart = coordinates[offset + axis] - noisyCenter[axis];
      square += precisions[axis] * apart * apart;
    }
    return logNormalizer - 0.5 * square;
  }
}
