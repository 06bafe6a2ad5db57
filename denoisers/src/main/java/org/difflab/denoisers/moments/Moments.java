// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.moments;

import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.SymmetricMatrix;

/**
 * The first two moments of weighted rows x of width d, in float64.
 *
 * @param weight n, the sum of the weights: the number of rows if all weights are 1
 * @param mean m, d values
 * @param scatter Σ (x − m)(x − m)ᵀ, d×d
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Moments(double weight, double[] mean, SymmetricMatrix scatter) {

  /** With so few rows the scatter may be singular, which float32 products would hide. */
  private static final int FEW_ROWS_PER_VALUE = 2;

  /**
   * Measures rows. They are centred before they are multiplied, so that a mean far from 0 costs no
   * accuracy.
   *
   * @throws ArithmeticException if a value is not finite
   */
  public static Moments of(Matrix rows, LinearAlgebra algebra, Workers workers) {
    double[] mean = meanOf(rows, workers);
    SymmetricMatrix scatter =
        rows.rows() <= FEW_ROWS_PER_VALUE * rows.columns()
            ? scatter(rows, mean)
            : algebra.gram(centred(rows, mean, workers));
    return new Moments(rows.rows(), mean, scatter);
  }

  private static SymmetricMatrix scatter(Matrix rows, double[] mean) {
    int width = rows.columns();
    double[] scatter = new double[width * width];
    double[] apart = new double[width];
    for (int row = 0; row < rows.rows(); row++) {
      for (int column = 0; column < width; column++) {
        apart[column] = rows.get(row, column) - mean[column];
      }
      for (int i = 0; i < width; i++) {
        double factor = apart[i];
        for (int j = 0; j < width; j++) {
          scatter[i * width + j] += factor * apart[j];
        }
      }
    }
    return SymmetricMatrix.wrap(width, scatter);
  }

  /**
   * Returns the mean row, zeros if there is none.
   *
   * @throws ArithmeticException if a value is not finite
   */
  public static double[] meanOf(Matrix rows, Workers workers) {
    int width = rows.columns();
    double[] mean = new double[width];
    for (double[] sum : workers.mapBlocks(rows.rows(), (from, to) -> sum(rows, from, to))) {
      for (int column = 0; column < width; column++) {
        mean[column] += sum[column];
      }
    }
    for (int column = 0; column < width; column++) {
      mean[column] /= Math.max(1, rows.rows());
      if (!Double.isFinite(mean[column])) {
        throw new ArithmeticException(
            "the training rows hold a value that is not finite, in column " + column);
      }
    }
    return mean;
  }

  private static double[] sum(Matrix rows, int from, int to) {
    int width = rows.columns();
    double[] sum = new double[width];
    for (int row = from; row < to; row++) {
      for (int column = 0; column < width; column++) {
        sum[column] += rows.values()[row * width + column];
      }
    }
    return sum;
  }

  /** Returns the rows less a mean. */
  public static Matrix centred(Matrix rows, double[] mean, Workers workers) {
    int width = rows.columns();
    float[] centred = new float[rows.values().length];
    workers.mapBlocks(
        rows.rows(),
        (from, to) -> {
          for (int row = from; row < to; row++) {
            for (int column = 0; column < width; column++) {
              int place = row * width + column;
              centred[place] = (float) (rows.values()[place] - mean[column]);
            }
          }
          return to - from;
        });
    return Matrix.wrap(rows.rows(), width, centred);
  }

  /** Returns the moments of all rows of several parts together. */
  public static Moments together(List<Moments> parts) {
    int width = parts.get(0).width();
    double weight = parts.stream().mapToDouble(Moments::weight).sum();
    double[] mean = new double[width];
    for (Moments part : parts) {
      for (int column = 0; column < width; column++) {
        mean[column] += part.weight / weight * part.mean[column];
      }
    }
    double[] scatter = new double[width * width];
    double[] apart = new double[width];
    for (Moments part : parts) {
      for (int column = 0; column < width; column++) {
        apart[column] = part.mean[column] - mean[column];
      }
      for (int row = 0; row < width; row++) {
        double factor = part.weight * apart[row];
        for (int column = 0; column < width; column++) {
          int place = row * width + column;
          scatter[place] += part.scatter.values()[place] + factor * apart[column];
        }
      }
    }
    return new Moments(weight, mean, SymmetricMatrix.wrap(width, scatter));
  }

  /**
   * Returns the moments about each part's own mean together: the scatter within the parts, around
   * the common mean.
   */
  public static Moments within(List<Moments> parts) {
    int width = parts.get(0).width();
    double[] scatter = new double[width * width];
    for (Moments part : parts) {
      for (int place = 0; place < scatter.length; place++) {
        scatter[place] += part.scatter.values()[place];
      }
    }
    Moments together = together(parts);
    return new Moments(together.weight, together.mean, SymmetricMatrix.wrap(width, scatter));
  }

  /** Returns d. */
  public int width() {
    return mean.length;
  }

  /** Returns the moments of the same rows, each weighing {@code factor} times as much. */
  public Moments weighted(double factor) {
    return new Moments(factor * weight, mean, scatter.combine(factor, scatter, 0));
  }

  /** Returns the covariance: the scatter divided by the weight. */
  public SymmetricMatrix covariance() {
    return scatter.combine(1 / weight, scatter, 0);
  }
}
