// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.List;
import java.util.function.IntFunction;

/**
 * The threads a component may use. Work is divided into numbered tasks whose number does not depend
 * on the number of threads, and results are returned in this order, so that sums over them have the
 * same bits for any number of threads.
 *
 * @since 0.1
 */
public interface Workers {

  /**
   * The number of rows per task into which the engine and components divide large matrices: a
   * multiple of the 12 and 16 rows that kernels compute at once, so that their blocks are full.
   */
  int BLOCK_ROWS = 240;

  /** Returns the number of threads, at least 1. */
  int threads();

  /**
   * Computes {@code task.apply(0 … count − 1)} on all threads and returns the results in order. A
   * task may not start further tasks.
   */
  <T> List<T> map(int count, IntFunction<T> task);

  /**
   * Divides {@code rows} rows into blocks of {@link #BLOCK_ROWS} and computes a result for each
   * block.
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
