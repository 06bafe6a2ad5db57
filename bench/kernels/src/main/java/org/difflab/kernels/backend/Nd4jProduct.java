// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.backend;

import java.nio.FloatBuffer;
import org.difflab.spi.Matrix;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The library's product of blocks of n rows with one matrix, rows ↦ rows·M with M k×m, in arrays
 * that are kept. The last bits of the result for a row may depend on the row's position. Not for
 * several threads.
 */
public final class Nd4jProduct {

  // The library multiplies into column-major arrays only, so it is given (rows·M)ᵀ = Mᵀ·rowsᵀ.
  private final INDArray matrix;
  private final INDArray rows;
  private final INDArray products;
  private final FloatBuffer rowValues;
  private final FloatBuffer productValues;

  /**
   * Prepares products.
   *
   * @param matrix M, k×m
   * @param count n, the number of rows in each block
   */
  public Nd4jProduct(Matrix matrix, int count) {
    this.matrix = Nd4jArrays.array(matrix).transpose();
    this.rows = Nd4j.create(DataType.FLOAT, new long[] {matrix.rows(), count}, 'f');
    this.products = Nd4j.create(DataType.FLOAT, new long[] {matrix.columns(), count}, 'f');
    this.rowValues = rows.data().asNioFloat();
    this.productValues = products.data().asNioFloat();
  }

  /**
   * Multiplies.
   *
   * @param from n rows of k values each; untouched
   * @param into receives n rows of m values each
   * @throws IllegalArgumentException if an array has another length
   */
  public void multiply(float[] from, float[] into) {
    requireLength(from, rowValues, "rows");
    requireLength(into, productValues, "products");
    rowValues.put(0, from);
    matrix.mmuli(rows, products);
    productValues.get(0, into);
  }

  private static void requireLength(float[] values, FloatBuffer expected, String what) {
    if (values.length != expected.capacity()) {
      throw new IllegalArgumentException(
          what + " must be " + expected.capacity() + " values, found " + values.length);
    }
  }
}
