// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.SymmetricMatrix;

/**
 * Mean and covariance of rows: Σ_i (x_i − mean)(x_i − mean)ᵀ / (n − 1).
 *
 * <p>Rows are centred by the mean rounded to float32 before they are multiplied, so that a mean far
 * from zero costs no digits; what rounding left of the mean, δ, is taken off in float64 afterwards
 * as n·δδᵀ.
 */
final class Covariance {

  private static final int ROWS_AT_ONCE = 256 * Workers.BLOCK_ROWS;

  private final double[] mean;
  private final SymmetricMatrix matrix;

  private Covariance(double[] mean, SymmetricMatrix matrix) {
    this.mean = mean;
    this.matrix = matrix;
  }

  /**
   * Measures.
   *
   * @param who who asks, for messages
   * @throws InputException if there are fewer than 2 rows
   * @throws ArithmeticException if a value is not finite
   */
  static Covariance of(
      Matrix rows, LinearAlgebra algebra, Workers workers, Progress progress, String who) {
    if (rows.rows() < 2) {
      throw new InputException(who + " needs at least 2 samples to train on, found " + rows.rows());
    }
    double[] mean = ColumnMoments.mean(rows, workers, who);
    float[] rounded = new float[mean.length];
    for (int column = 0; column < rounded.length; column++) {
      rounded[column] = (float) mean[column];
    }
    double[] sum = new double[Math.multiplyExact(mean.length, mean.length)];
    try (Progress.Stage stage = progress.begin(who + ": covariance", rows.rows())) {
      for (int from = 0; from < rows.rows(); from += ROWS_AT_ONCE) {
        int to = Math.min(rows.rows(), from + ROWS_AT_ONCE);
        double[] part = algebra.gram(rows, from, to, rounded).values();
        for (int i = 0; i < sum.length; i++) {
          sum[i] += part[i];
        }
        stage.advance(to - from);
      }
    }
    correct(sum, rows.rows(), mean, rounded);
    return new Covariance(mean, SymmetricMatrix.wrap(mean.length, sum));
  }

  /** Turns sums of products into a covariance, in place. */
  private static void correct(double[] sum, int count, double[] mean, float[] center) {
    int size = mean.length;
    for (int row = 0; row < size; row++) {
      double rest = mean[row] - center[row];
      for (int column = 0; column < size; column++) {
        double product = rest * (mean[column] - center[column]);
        sum[row * size + column] = (sum[row * size + column] - count * product) / (count - 1);
      }
    }
  }

  /** Returns the mean and covariance of the same rows, standardised. */
  Covariance standardized(StandardizeEncoder standardize) {
    double[] center = new double[mean.length];
    double[] values = new double[mean.length * mean.length];
    for (int row = 0; row < mean.length; row++) {
      center[row] = (mean[row] - standardize.mean(row)) / standardize.deviation(row);
      for (int column = 0; column < mean.length; column++) {
        values[row * mean.length + column] =
            matrix.get(row, column) / (standardize.deviation(row) * standardize.deviation(column));
      }
    }
    return new Covariance(center, SymmetricMatrix.wrap(mean.length, values));
  }

  /** Returns the mean row; not to be written to. */
  double[] mean() {
    return mean;
  }

  /** Returns the covariance matrix. */
  SymmetricMatrix matrix() {
    return matrix;
  }
}
