// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judged;

import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;

/**
 * Sufficient statistics for sums of k(x, y) = (xᵀy/d + 1)³ over all pairs of rows of two sets,
 * without visiting the pairs: Σᵢⱼ (xᵢᵀyⱼ)ᵖ = ⟨Σᵢ xᵢ^⊗p, Σⱼ yⱼ^⊗p⟩, so the sums of the tensor powers
 * p = 1, 2 and 3 of each set are enough. All in float64.
 */
final class CubicKernelSums {

  private static final int GROUP = 4;

  private final int width;
  private final int count;

  /** Σ k(x, x). */
  private final double same;

  private final double[] first;
  private final double[][] second;

  /** For each a and each b ≥ a, the sums of xₐ·x_b·x_c, indexed by c. */
  private final List<double[][]> third;

  private CubicKernelSums(
      int width,
      int count,
      double same,
      double[] first,
      double[][] second,
      List<double[][]> third) {
    this.width = width;
    this.count = count;
    this.same = same;
    this.first = first;
    this.second = second;
    this.third = third;
  }

  /** Returns the sums of some rows. */
  static CubicKernelSums of(Matrix matrix, Workers workers) {
    int width = matrix.columns();
    double[][] rows = new double[matrix.rows()][width];
    double[] first = new double[width];
    double[][] second = new double[width][width];
    double same = 0;
    for (int row = 0; row < rows.length; row++) {
      double square = 0;
      for (int column = 0; column < width; column++) {
        rows[row][column] = matrix.get(row, column);
        square += rows[row][column] * rows[row][column];
      }
      same += kernel(square, width);
      add(1, rows[row], first);
      for (int a = 0; a < width; a++) {
        add(rows[row][a], rows[row], second[a]);
      }
    }
    List<double[][]> third = workers.map(width, a -> third(rows, a, width));
    return new CubicKernelSums(width, rows.length, same, first, second, third);
  }

  private static double kernel(double product, int width) {
    double base = product / width + 1;
    return base * base * base;
  }

  private static void add(double factor, double[] row, double[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] += factor * row[i];
    }
  }

  private static double[][] third(double[][] rows, int a, int width) {
    double[][] sums = new double[width - a][width];
    int row = 0;
    for (; row + GROUP <= rows.length; row += GROUP) {
      double[] row0 = rows[row];
      double[] row1 = rows[row + 1];
      double[] row2 = rows[row + 2];
      double[] row3 = rows[row + 3];
      if (row0[a] != 0 || row1[a] != 0 || row2[a] != 0 || row3[a] != 0) {
        for (int b = a; b < width; b++) {
          addFour(
              row0[a] * row0[b],
              row0,
              row1[a] * row1[b],
              row1,
              row2[a] * row2[b],
              row2,
              row3[a] * row3[b],
              row3,
              sums[b - a]);
        }
      }
    }
    for (; row < rows.length; row++) {
      for (int b = a; b < width; b++) {
        add(rows[row][a] * rows[row][b], rows[row], sums[b - a]);
      }
    }
    return sums;
  }

  private static void addFour(
      double factor0,
      double[] row0,
      double factor1,
      double[] row1,
      double factor2,
      double[] row2,
      double factor3,
      double[] row3,
      double[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] += (factor0 * row0[i] + factor1 * row1[i]) + (factor2 * row2[i] + factor3 * row3[i]);
    }
  }

  /** Returns Σ k(x, y) over every x of this set and every y of another. */
  private double pairs(CubicKernelSums other) {
    double linear = dot(first, other.first);
    double square = 0;
    double cube = 0;
    for (int a = 0; a < width; a++) {
      square += dot(second[a], other.second[a]);
      for (int b = a; b < width; b++) {
        int occurrences = a == b ? 1 : 2;
        cube += occurrences * dot(third.get(a)[b - a], other.third.get(a)[b - a]);
      }
    }
    double d = width;
    return (double) count * other.count
        + 3 * linear / d
        + 3 * square / (d * d)
        + cube / (d * d * d);
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }

  /**
   * Returns the unbiased estimate of the squared maximum mean discrepancy: the mean of k over pairs
   * of different rows of this set, plus that of the other, less twice that of rows of both.
   */
  double distance(CubicKernelSums other) {
    return meanWithin() + other.meanWithin() - 2 * pairs(other) / ((double) count * other.count);
  }

  private double meanWithin() {
    return (pairs(this) - same) / ((double) count * (count - 1));
  }
}
