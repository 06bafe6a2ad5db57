// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

import java.util.Arrays;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;

/**
 * A normal distribution N(μ, V·diag(λ)·Vᵀ) of w values, by its principal axes: the columns of V.
 */
final class Gaussian {

  private final double[] variances;
  private final double[] center;
  private final double[] mean;
  private final Multiplier toAxes;
  private final Multiplier fromAxes;
  private final PrincipalAxes all;
  private final int number;

  /**
   * Creates a distribution of its principal axes.
   *
   * @param all those of several
   * @param number which of them
   */
  Gaussian(PrincipalAxes all, int number, LinearAlgebra algebra) {
    int from = number * all.width();
    int to = from + all.width();
    this.all = all;
    this.number = number;
    Matrix axes = axes();
    this.variances = Arrays.copyOfRange(all.variances(), from, to);
    this.center = Arrays.copyOfRange(all.centers(), from, to);
    this.mean = mean(center, axes);
    this.toAxes = algebra.multiplier(transposed(axes));
    this.fromAxes = algebra.multiplier(axes);
  }

  private static double[] mean(double[] center, Matrix axes) {
    double[] mean = new double[center.length];
    for (int axis = 0; axis < center.length; axis++) {
      for (int column = 0; column < center.length; column++) {
        mean[column] += center[axis] * axes.get(axis, column);
      }
    }
    return mean;
  }

  private static Matrix transposed(Matrix matrix) {
    int rows = matrix.rows();
    int columns = matrix.columns();
    float[] values = new float[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        values[column * rows + row] = matrix.values()[row * columns + column];
      }
    }
    return Matrix.wrap(columns, rows, values);
  }

  /** Returns λ. */
  double[] variances() {
    return variances;
  }

  /** Returns μ. */
  double[] mean() {
    return mean;
  }

  /** Returns the multiplier that turns rows into coordinates along the axes. */
  Multiplier toAxes() {
    return toAxes;
  }

  /** Returns the multiplier that turns coordinates along the axes into rows. */
  Multiplier fromAxes() {
    return fromAxes;
  }

  /** Returns Vᵀ: row j is axis j, variances falling. */
  Matrix axes() {
    return all.axes().slice(number * all.width(), (number + 1) * all.width());
  }

  /** Returns the posterior of a clean row given a noisy one at a level with noise. */
  GaussianPosterior posterior(NoiseLevel level) {
    return GaussianPosterior.of(variances, center, level);
  }
}
