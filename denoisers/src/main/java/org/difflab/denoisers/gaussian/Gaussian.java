package org.difflab.denoisers.gaussian;

import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;
import org.difflab.spi.linear.SymmetricMatrix;

/**
 * A normal distribution N(μ, V·diag(λ)·Vᵀ) of w values, by its principal axes: the columns of V.
 */
final class Gaussian {

  private final double[] variances;
  private final double[] center;
  private final Matrix axes;
  private final Multiplier toAxes;
  private final Multiplier fromAxes;

  /**
   * Makes a distribution of its parts.
   *
   * @param variances λ, w values
   * @param center Vᵀμ, w values
   * @param axes Vᵀ: row j is axis j
   */
  Gaussian(double[] variances, double[] center, Matrix axes, LinearAlgebra algebra) {
    this.variances = variances;
    this.center = center;
    this.axes = axes;
    this.toAxes = algebra.multiplier(transposed(axes));
    this.fromAxes = algebra.multiplier(axes);
  }

  /**
   * Makes a distribution of its mean and covariance; eigenvalues below 0, which rounding makes, are
   * taken for 0.
   */
  static Gaussian of(double[] mean, SymmetricMatrix covariance, LinearAlgebra algebra) {
    int width = mean.length;
    Eigen eigen = algebra.eigen(covariance);
    double[] variances = new double[width];
    double[] center = new double[width];
    float[] axes = new float[width * width];
    for (int axis = 0; axis < width; axis++) {
      variances[axis] = Math.max(0, eigen.values()[axis]);
      for (int column = 0; column < width; column++) {
        double component = eigen.vectors()[axis * width + column];
        axes[axis * width + column] = (float) component;
        center[axis] += component * mean[column];
      }
    }
    return new Gaussian(variances, center, Matrix.wrap(width, width, axes), algebra);
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

  /** Returns Vᵀμ. */
  double[] center() {
    return center;
  }

  /** Returns Vᵀ, one axis a row. */
  Matrix axes() {
    return axes;
  }

  /** Returns the multiplier that turns rows into coordinates along the axes. */
  Multiplier toAxes() {
    return toAxes;
  }

  /** Returns the multiplier that turns coordinates along the axes into rows. */
  Multiplier fromAxes() {
    return fromAxes;
  }

  /** Returns what a noisy row tells about a clean one at a level with noise. */
  GaussianPosterior posterior(NoiseLevel level) {
    return new GaussianPosterior(variances, center, level);
  }
}
