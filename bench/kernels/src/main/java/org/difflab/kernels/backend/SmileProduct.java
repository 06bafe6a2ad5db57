// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.backend;

import static smile.math.blas.Transpose.NO_TRANSPOSE;

import java.nio.FloatBuffer;
import org.difflab.spi.Matrix;
import smile.math.matrix.FloatMatrix;

/** rows ↦ rows·M by Smile. */
final class SmileProduct implements Product {

  // Smile's matrices are column-major, so a row-major array holds its matrix's transpose; what is
  // computed is (rows·M)ᵀ = Mᵀ·rowsᵀ.
  private final FloatMatrix right;
  private final int count;

  SmileProduct(Matrix right, int count) {
    this.right = transposed(right.rows(), right.columns(), right.values());
    this.count = count;
  }

  private static FloatMatrix transposed(int rows, int columns, float[] values) {
    return new FloatMatrix(columns, rows, columns, FloatBuffer.wrap(values));
  }

  @Override
  public void multiply(float[] rows, float[] into) {
    right.mm(
        NO_TRANSPOSE,
        NO_TRANSPOSE,
        1,
        transposed(count, right.ncols(), rows),
        0,
        transposed(count, right.nrows(), into));
  }

  /** Returns Σ xᵢᵀxᵢ. */
  static FloatMatrix gram(Matrix rows) {
    return transposed(rows.rows(), rows.columns(), rows.values()).aat();
  }
}
