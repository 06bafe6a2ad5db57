// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.util.function.Function;
import java.util.stream.IntStream;
import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.SymmetricMatrix;

/**
 * Decomposes a symmetric matrix without its lines of zeros, which the borders of pictures cause in
 * a covariance: each has the eigenvalue 0 and its own axis as the eigenvector.
 */
final class ZeroLines {

  private ZeroLines() {}

  /**
   * Returns the eigenvalues and eigenvectors, those of the other lines by {@code decomposition}.
   */
  static Eigen eigen(SymmetricMatrix matrix, Function<SymmetricMatrix, Eigen> decomposition) {
    int size = matrix.size();
    int[] zeros = IntStream.range(0, size).filter(line -> isZero(matrix, line)).toArray();
    if (zeros.length == 0) {
      return decomposition.apply(matrix);
    }
    int[] lines = IntStream.range(0, size).filter(line -> !isZero(matrix, line)).toArray();
    Eigen eigen =
        lines.length == 0
            ? new Eigen(new double[0], new double[0])
            : decomposition.apply(part(matrix, lines));
    double[] values = new double[size];
    double[] vectors = new double[size * size];
    int positive = 0;
    while (positive < lines.length && eigen.values()[positive] > 0) {
      positive++;
    }
    for (int zero = 0; zero < zeros.length; zero++) {
      vectors[(positive + zero) * size + zeros[zero]] = 1;
    }
    for (int k = 0; k < lines.length; k++) {
      int to = k < positive ? k : k + zeros.length;
      values[to] = eigen.values()[k];
      for (int i = 0; i < lines.length; i++) {
        vectors[to * size + lines[i]] = eigen.vectors()[k * lines.length + i];
      }
    }
    return new Eigen(values, vectors);
  }

  private static boolean isZero(SymmetricMatrix matrix, int line) {
    for (int column = 0; column < matrix.size(); column++) {
      if (matrix.get(line, column) != 0) {
        return false;
      }
    }
    return true;
  }

  private static SymmetricMatrix part(SymmetricMatrix matrix, int[] lines) {
    double[] values = new double[lines.length * lines.length];
    for (int row = 0; row < lines.length; row++) {
      for (int column = 0; column < lines.length; column++) {
        values[row * lines.length + column] = matrix.get(lines[row], lines[column]);
      }
    }
    return SymmetricMatrix.wrap(lines.length, values);
  }
}
