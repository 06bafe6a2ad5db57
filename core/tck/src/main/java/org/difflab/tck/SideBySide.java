// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import org.difflab.spi.Matrix;

/**
 * Concatenates the columns of matrices with the same number of rows, so that their rows are split
 * and reordered together.
 */
final class SideBySide {

  private SideBySide() {}

  /** Returns the columns of one matrix, followed by those of another. */
  static Matrix join(Matrix left, Matrix right) {
    int width = left.columns() + right.columns();
    float[] values = new float[left.rows() * width];
    for (int row = 0; row < left.rows(); row++) {
      System.arraycopy(left.row(row), 0, values, row * width, left.columns());
      System.arraycopy(right.row(row), 0, values, row * width + left.columns(), right.columns());
    }
    return Matrix.wrap(left.rows(), width, values);
  }

  /** Returns the columns {@code from} to {@code to}, the latter excluded. */
  static Matrix columns(Matrix joined, int from, int to) {
    float[] values = new float[joined.rows() * (to - from)];
    for (int row = 0; row < joined.rows(); row++) {
      System.arraycopy(joined.row(row), from, values, row * (to - from), to - from);
    }
    return Matrix.wrap(joined.rows(), to - from, values);
  }
}
