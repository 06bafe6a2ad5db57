// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.util.List;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.SymmetricMatrix;

/**
 * The upper triangle of Σ xᵢᵀxᵢ in float64, lines packed one after another. Blocks of rows go to at
 * most {@link #GROUPS} sums in order, and those are added in order, whatever the number of threads.
 */
final class GramSum {

  /** A larger number would use more threads and, at 8 bytes × d²/2 each, more memory. */
  private static final int GROUPS = 8;

  /** Adding the products of a block up in float64 takes as long as dozens of its rows. */
  private static final int MOST_ROWS = 4 * Workers.BLOCK_ROWS;

  private final int size;
  private final double[] packed;

  private GramSum(int size) {
    this.size = size;
    this.packed = new double[Math.toIntExact((long) size * (size + 1) / 2)];
  }

  /** Computes the Gram matrix of a block of rows in float32 and adds it to a sum. */
  @FunctionalInterface
  interface BlockGram {

    /** Adds the Gram matrix of the rows {@code from} (inclusive) to {@code to} (exclusive). */
    void addTo(CenteredRows rows, int from, int to, GramSum sum);
  }

  /** Returns the Gram matrix of all rows. */
  static SymmetricMatrix of(CenteredRows rows, Workers workers, BlockGram kernel) {
    int blockRows = blockRows(rows.count());
    int blocks = rows.width() == 0 ? 0 : (rows.count() + blockRows - 1) / blockRows;
    int groups = Math.min(GROUPS, blocks);
    List<GramSum> sums =
        workers.map(
            groups,
            group -> {
              GramSum sum = new GramSum(rows.width());
              int last = (int) ((long) blocks * (group + 1) / groups);
              for (int block = (int) ((long) blocks * group / groups); block < last; block++) {
                int from = block * blockRows;
                kernel.addTo(rows, from, Math.min(rows.count(), from + blockRows), sum);
              }
              return sum;
            });
    GramSum total = new GramSum(rows.width());
    sums.forEach(total::add);
    return rows.spread(total.packed);
  }

  /** As many rows as leave two blocks for each sum, in steps of the usual block. */
  private static int blockRows(int count) {
    int fair = count / (2 * GROUPS * Workers.BLOCK_ROWS) * Workers.BLOCK_ROWS;
    return Math.max(Workers.BLOCK_ROWS, Math.min(MOST_ROWS, fair));
  }

  /** Adds float32 values to line {@code row}, from its diagonal on. */
  void add(int row, float[] values, int offset) {
    int start = start(row);
    int length = size - row;
    for (int i = 0; i < length; i++) {
      packed[start + i] += values[offset + i];
    }
  }

  private void add(GramSum other) {
    for (int i = 0; i < packed.length; i++) {
      packed[i] += other.packed[i];
    }
  }

  private int start(int row) {
    return (int) ((long) row * (2L * size - row + 1) / 2);
  }
}
