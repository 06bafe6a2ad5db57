// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import org.difflab.spi.Matrix;
import org.difflab.spi.linear.SymmetricMatrix;

/** Checks of input matrices. */
final class Sizes {

  private Sizes() {}

  static void requireNotEmpty(Matrix right) {
    if (right.rows() == 0 || right.columns() == 0) {
      throw new IllegalArgumentException(
          "a matrix to multiply by needs rows and columns, found "
              + right.rows()
              + "x"
              + right.columns());
    }
  }

  static void requireFinite(SymmetricMatrix matrix) {
    for (double value : matrix.values()) {
      if (!Double.isFinite(value)) {
        throw new ArithmeticException(
            "a symmetric matrix holds a value that is not finite: " + value);
      }
    }
  }
}
