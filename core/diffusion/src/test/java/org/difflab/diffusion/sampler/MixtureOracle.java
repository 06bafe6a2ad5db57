// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.sampler;

import org.difflab.spi.CleanEstimate;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;

/**
 * The best denoiser there is for Σ w_k·N(μ_k, v_k·I): the mean of each component's answer, weighted
 * by how likely the component is given x_t.
 */
final class MixtureOracle implements CleanEstimate {

  private final double[] weights;
  private final double[][] means;
  private final double[] variances;

  MixtureOracle(double[] weights, double[][] means, double[] variances) {
    this.weights = weights;
    this.means = means;
    this.variances = variances;
  }

  double[] weights() {
    return weights;
  }

  double[][] means() {
    return means;
  }

  double[] variances() {
    return variances;
  }

  @Override
  public Matrix at(Matrix noisy, NoiseLevel level) {
    int columns = noisy.columns();
    float[] clean = new float[noisy.values().length];
    for (int row = 0; row < noisy.rows(); row++) {
      double[] x = new double[columns];
      for (int column = 0; column < columns; column++) {
        x[column] = noisy.get(row, column);
      }
      double[] answer = answer(x, level);
      for (int column = 0; column < columns; column++) {
        clean[row * columns + column] = (float) answer[column];
      }
    }
    return Matrix.wrap(noisy.rows(), columns, clean);
  }

  private double[] answer(double[] x, NoiseLevel level) {
    double a = level.signal();
    double[] logs = new double[weights.length];
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < weights.length; k++) {
      double variance = a * a * variances[k] + level.noise() * level.noise();
      double distance = 0;
      for (int i = 0; i < x.length; i++) {
        distance += (x[i] - a * means[k][i]) * (x[i] - a * means[k][i]);
      }
      logs[k] =
          Math.log(weights[k]) - x.length / 2.0 * Math.log(variance) - distance / variance / 2;
      most = Math.max(most, logs[k]);
    }
    double[] sum = new double[x.length];
    double total = 0;
    for (int k = 0; k < weights.length; k++) {
      double likely = Math.exp(logs[k] - most);
      double gain = a * variances[k] / (a * a * variances[k] + level.noise() * level.noise());
      total += likely;
      for (int i = 0; i < x.length; i++) {
        sum[i] += likely * (means[k][i] + gain * (x[i] - a * means[k][i]));
      }
    }
    for (int i = 0; i < x.length; i++) {
      sum[i] /= total;
    }
    return sum;
  }
}
