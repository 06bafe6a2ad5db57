// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.sampler;

import org.difflab.spi.CleanEstimate;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;

/**
 * The best denoiser there is for N(μ, Σ) in the plane, Σ = V·diag(v)·Vᵀ with V a rotation:
 * E[x_0|x_t] = μ + V·diag(a·v/(a²v + s²))·Vᵀ·(x_t − aμ).
 */
final class GaussianOracle implements CleanEstimate {

  private final double[] mean;
  private final double[] variances;
  private final double cosine;
  private final double sine;

  GaussianOracle(double[] mean, double[] variances, double angle) {
    this.mean = mean;
    this.variances = variances;
    this.cosine = Math.cos(angle);
    this.sine = Math.sin(angle);
  }

  double[] mean() {
    return mean;
  }

  /** Returns Σ: its two diagonal values, and the one beside them. */
  double[] covariance() {
    return new double[] {
      cosine * cosine * variances[0] + sine * sine * variances[1],
      sine * sine * variances[0] + cosine * cosine * variances[1],
      cosine * sine * (variances[0] - variances[1])
    };
  }

  @Override
  public Matrix at(Matrix noisy, NoiseLevel level) {
    return map(noisy, level, variance -> level.signal() * variance / variance(level, variance));
  }

  /** Returns where the exact solution of the probability-flow equation ends at clean. */
  Matrix flow(Matrix noisy, NoiseLevel level) {
    return map(noisy, level, variance -> Math.sqrt(variance / variance(level, variance)));
  }

  private static double variance(NoiseLevel level, double variance) {
    return level.signal() * level.signal() * variance + level.noise() * level.noise();
  }

  private interface Factor {
    double of(double variance);
  }

  private Matrix map(Matrix noisy, NoiseLevel level, Factor factor) {
    double first = factor.of(variances[0]);
    double second = factor.of(variances[1]);
    float[] mapped = new float[noisy.values().length];
    for (int row = 0; row < noisy.rows(); row++) {
      double x = noisy.get(row, 0) - level.signal() * mean[0];
      double y = noisy.get(row, 1) - level.signal() * mean[1];
      double along = first * (cosine * x + sine * y);
      double across = second * (cosine * y - sine * x);
      mapped[2 * row] = (float) (mean[0] + cosine * along - sine * across);
      mapped[2 * row + 1] = (float) (mean[1] + sine * along + cosine * across);
    }
    return Matrix.wrap(noisy.rows(), 2, mapped);
  }
}
