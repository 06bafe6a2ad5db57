// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.backend;

import org.difflab.spi.Matrix;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Carries matrices to the library's arrays and back; values are copied either way, so that neither
 * side sees the other's writes.
 */
public final class Nd4jArrays {

  private Nd4jArrays() {}

  /** Returns an n×d float32 array, row-major, with the values of a matrix. */
  public static INDArray array(Matrix matrix) {
    return Nd4j.createFromArray(matrix.values().clone())
        .reshape('c', matrix.rows(), matrix.columns());
  }

  /**
   * Returns a matrix with the values of an n×d array of any numeric type and order.
   *
   * @throws IllegalArgumentException if the array has not two dimensions
   */
  public static Matrix matrix(INDArray array) {
    if (array.rank() != 2) {
      throw new IllegalArgumentException(
          "an array of two dimensions becomes a matrix, found " + array.rank());
    }
    int rows = Math.toIntExact(array.size(0));
    int columns = Math.toIntExact(array.size(1));
    float[] values = array.castTo(DataType.FLOAT).dup('c').data().asFloat();
    return Matrix.wrap(rows, columns, values);
  }
}
