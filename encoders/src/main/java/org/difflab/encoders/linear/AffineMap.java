// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import org.difflab.spi.Matrix;
import org.difflab.spi.linear.Multiplier;

/** rows ↦ rows·M + b. */
final class AffineMap {

  private final Multiplier matrix;
  private final float[] bias;

  AffineMap(Multiplier matrix, float[] bias) {
    this.matrix = matrix;
    this.bias = bias;
  }

  Matrix apply(Matrix rows, String what) {
    rows.requireColumns(matrix.inputs(), what);
    float[] into = new float[Matrix.length(rows.rows(), bias.length)];
    matrix.multiply(rows.values(), rows.rows(), into);
    for (int start = 0; start < into.length; start += bias.length) {
      for (int column = 0; column < bias.length; column++) {
        into[start + column] += bias[column];
      }
    }
    return Matrix.wrap(rows.rows(), bias.length, into);
  }
}
