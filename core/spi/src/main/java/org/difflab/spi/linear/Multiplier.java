// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.linear;

import org.difflab.spi.Matrix;

/**
 * A matrix prepared for repeated multiplication from the left: rows ↦ rows·M with M k×m. The result
 * for a row has the same bits for any other rows, their number and the thread. Each call runs on
 * the calling thread; divide large inputs into blocks with {@link org.difflab.spi.Workers}.
 *
 * @since 0.1
 */
public interface Multiplier {

  /** Returns k, the width of input rows. */
  int inputs();

  /** Returns m, the width of output rows. */
  int outputs();

  /**
   * Multiplies.
   *
   * @param rows the first {@code count} rows of k values each; untouched
   * @param count how many rows
   * @param into receives {@code count} rows of m values each; not the array of the rows
   */
  void multiply(float[] rows, int count, float[] into);

  /**
   * Multiplies.
   *
   * @throws IllegalArgumentException if the rows are not k wide
   */
  default Matrix multiply(Matrix rows) {
    rows.requireColumns(inputs(), "rows");
    float[] products = new float[Math.multiplyExact(rows.rows(), outputs())];
    multiply(rows.values(), rows.rows(), products);
    return Matrix.wrap(rows.rows(), outputs(), products);
  }
}
