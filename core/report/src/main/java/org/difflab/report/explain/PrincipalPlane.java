// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.difflab.report.chart.Chart.Point;
import org.difflab.spi.Matrix;
import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.LinearAlgebra;

/**
 * The plane through the mean of latents along their two principal axes: the first two eigenvectors
 * of their covariance (principal component analysis). Latents of width 1 have no second direction;
 * their second coordinate is 0.
 */
final class PrincipalPlane {

  private final double[] mean;
  private final double[] first;
  private final double[] second;
  private final double share;

  private PrincipalPlane(double[] mean, double[] first, double[] second, double share) {
    this.mean = mean;
    this.first = first;
    this.second = second;
    this.share = share;
  }

  /**
   * Computes the plane.
   *
   * @param latents n×w, n at least 1
   */
  static PrincipalPlane of(LinearAlgebra algebra, Matrix latents) {
    int width = latents.columns();
    double[] mean = mean(latents);
    float[] centred = new float[latents.values().length];
    for (int i = 0; i < centred.length; i++) {
      centred[i] = (float) (latents.values()[i] - mean[i % width]);
    }
    Matrix rows = Matrix.wrap(latents.rows(), width, centred);
    boolean wide = rows.rows() < width;
    Eigen eigen = algebra.eigen(algebra.gram(wide ? transposed(rows) : rows));
    double all = Arrays.stream(eigen.values()).map(value -> Math.max(0, value)).sum();
    double plane = Arrays.stream(eigen.values()).limit(2).sum();
    return new PrincipalPlane(
        mean,
        direction(rows, eigen, 0),
        direction(rows, eigen, 1),
        all > 0 ? Math.min(1, plane / all) : 1);
  }

  /**
   * Returns an eigenvector v of XᵀX, of length 1. With fewer rows than columns, the smaller matrix
   * XXᵀ is decomposed, whose eigenvector u of the same eigenvalue λ gives v = Xᵀu/√λ.
   */
  private static double[] direction(Matrix rows, Eigen eigen, int number) {
    int width = rows.columns();
    int size = eigen.values().length;
    double[] direction = new double[width];
    if (number >= size) {
      return direction;
    }
    double[] vector = Arrays.copyOfRange(eigen.vectors(), number * size, (number + 1) * size);
    if (size == width) {
      return vector;
    }
    double squares = 0;
    for (int column = 0; column < width; column++) {
      for (int row = 0; row < size; row++) {
        direction[column] += vector[row] * rows.get(row, column);
      }
      squares += direction[column] * direction[column];
    }
    double length = squares > 0 ? Math.sqrt(squares) : 1;
    return Arrays.stream(direction).map(value -> value / length).toArray();
  }

  private static Matrix transposed(Matrix rows) {
    float[] values = new float[rows.values().length];
    for (int row = 0; row < rows.rows(); row++) {
      for (int column = 0; column < rows.columns(); column++) {
        values[column * rows.rows() + row] = rows.get(row, column);
      }
    }
    return Matrix.wrap(rows.columns(), rows.rows(), values);
  }

  private static double[] mean(Matrix rows) {
    double[] sums = new double[rows.columns()];
    for (int row = 0; row < rows.rows(); row++) {
      for (int column = 0; column < sums.length; column++) {
        sums[column] += rows.get(row, column);
      }
    }
    return Arrays.stream(sums).map(sum -> sum / rows.rows()).toArray();
  }

  /** Returns the share of the variance in the plane, in [0, 1]. */
  double share() {
    return share;
  }

  /** Returns the projections of rows on the plane; the mean is at (0, 0). */
  List<Point> places(Matrix rows) {
    List<Point> places = new ArrayList<>(rows.rows());
    for (int row = 0; row < rows.rows(); row++) {
      double x = 0;
      double y = 0;
      for (int column = 0; column < mean.length; column++) {
        double value = rows.get(row, column) - mean[column];
        x += first[column] * value;
        y += second[column] * value;
      }
      places.add(new Point(x, y));
    }
    return places;
  }
}
