// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.backend;

import org.difflab.spi.Matrix;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The library's Gram matrix Σ xᵢᵀxᵢ over the rows of a matrix, summed in float32. */
public final class Nd4jGram {

  private Nd4jGram() {}

  /** Returns the Gram matrix, d×d for rows of d values. */
  public static Matrix of(Matrix rows) {
    int width = rows.columns();
    try (INDArray values = Nd4jArrays.array(rows);
        INDArray gram = Nd4j.create(DataType.FLOAT, new long[] {width, width}, 'f')) {
      values.transpose().mmuli(values, gram);
      // Symmetric, so its order does not matter.
      return Matrix.wrap(width, width, gram.data().asFloat());
    }
  }
}
