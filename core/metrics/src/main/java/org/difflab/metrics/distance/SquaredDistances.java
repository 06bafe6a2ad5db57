// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.distance;

import org.difflab.spi.Matrix;
import org.difflab.spi.linear.LinearAlgebra;

/** Squared Euclidean distances of rows to other rows. Thread-safe. */
interface SquaredDistances {

  /** Number of other rows in a part. */
  int PART = 512;

  /** Greatest width at which subtracting in float64 is as fast as multiplying in float32. */
  int WIDEST_DIRECT = 16;

  /** The distances of some rows to a part of the other rows. Used by one thread. */
  interface Block {

    /**
     * Writes the squared distances of a row to some of the others.
     *
     * @param row its number, within the block
     * @param from the number of the first other row, within the part
     * @param to the end of the other rows, within the part
     * @param into receives the squares, from position 0 on
     */
    void write(int row, int from, int to, double[] into);
  }

  /**
   * Prepares a block. Its rows keep their numbers.
   *
   * @param from the first row
   * @param to the end of the rows
   * @param start the first other row, a multiple of {@link #PART}
   * @param end the end of the part
   */
  Block block(int from, int to, int start, int end);

  /** Chooses how to compute the distances between the rows of two matrices of one width. */
  static SquaredDistances between(Matrix rows, Matrix others, LinearAlgebra algebra) {
    return rows.columns() <= WIDEST_DIRECT
        ? new DirectDistances(rows, others)
        : new ProductDistances(rows, others, algebra);
  }
}
