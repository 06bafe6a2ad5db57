// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.List;
import java.util.function.IntFunction;

/**
 * The threads a component may use. Work is cut into numbered tasks whose number never depends on
 * the number of threads, and results come back in the order of the numbers, so that sums taken over
 * them have the same bits on any machine.
 *
 * @since 0.1
 */
public interface Workers {

  /**
   * The number of rows in which engine and components cut large matrices into tasks: a multiple of
   * the 12 and 16 that kernels compute at once, so that none of their work is lost at the edge.
   */
  int BLOCK_ROWS = 240;

  /** Returns how many threads there are, at least 1. */
  int threads();

  /**
   * Computes {@code task.apply(0 … count − 1)} on all threads and returns the results in order. A
   * task may not start further tasks.
   */
  <T> List<T> map(int count, IntFunction<T> task);

  /**
   * Cuts {@code rows} rows into blocks of {@link #BLOCK_ROWS} and computes a result for each block.
   */
  default <T> List<T> mapBlocks(int rows, BlockFunction<T> task) {
    int blocks = (rows + BLOCK_ROWS - 1) / BLOCK_ROWS;
    return map(
        blocks, block -> task.apply(block * BLOCK_ROWS, Math.min(rows, (block + 1) * BLOCK_ROWS)));
  }

  /** A task on the rows {@code from} (inclusive) to {@code to} (exclusive). */
  @FunctionalInterface
  interface BlockFunction<T> {

    /** Computes the result of one block. */
    T apply(int from, int to);
  }
}
