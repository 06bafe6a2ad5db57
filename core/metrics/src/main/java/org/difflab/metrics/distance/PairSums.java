// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.distance;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;

/**
 * Sums of functions of the squared distance over pairs of rows. Pairs are processed block by block,
 * so that memory does not grow with their number. Sums are float64, and blocks are added in the
 * order of their rows, so that results have the same bits for any number of threads.
 *
 * @param functions creates the accumulator for one block of rows
 * @param algebra multiplies wide rows
 * @param workers threads for the blocks
 */
record PairSums(Supplier<Gatherer> functions, LinearAlgebra algebra, Workers workers) {

  /** Accumulates Σ f(s) for one or more functions f. Not thread-safe. */
  interface Gatherer {

    /**
     * Adds pairs.
     *
     * @param squares s, the squared distances of the first {@code count} pairs
     */
    void add(double[] squares, int count);

    /** Returns the sum of each function. */
    double[] sums();
  }

  /** Returns the sums over all pairs of a row of one matrix with a row of the other. */
  double[] between(Matrix rows, Matrix others) {
    return total(rows, others, row -> 0);
  }

  /** Returns the sums over all pairs of different rows, each pair once. */
  double[] within(Matrix rows) {
    return total(rows, rows, row -> row + 1);
  }

  /**
   * Adds the pairs of two blocks.
   *
   * @param first the number of the first other row that a row is paired with; all later ones follow
   */
  private double[] total(Matrix rows, Matrix others, IntUnaryOperator first) {
    SquaredDistances distances = SquaredDistances.between(rows, others, algebra);
    List<double[]> blocks =
        workers.mapBlocks(
            rows.rows(), (from, to) -> gather(distances, from, to, others.rows(), first));
    double[] total = new double[blocks.get(0).length];
    for (double[] block : blocks) {
      for (int f = 0; f < total.length; f++) {
        total[f] += block[f];
      }
    }
    return total;
  }

  private double[] gather(
      SquaredDistances distances, int from, int to, int others, IntUnaryOperator first) {
    Gatherer gatherer = functions.get();
    double[] squares = new double[SquaredDistances.PART];
    for (int start = 0; start < others; start += SquaredDistances.PART) {
      int end = Math.min(others, start + SquaredDistances.PART);
      if (first.applyAsInt(from) >= end) {
        continue;
      }
      SquaredDistances.Block block = distances.block(from, to, start, end);
      for (int row = from; row < to; row++) {
        int begin = Math.max(start, first.applyAsInt(row));
        if (begin < end) {
          block.write(row, begin, end, squares);
          gatherer.add(squares, end - begin);
        }
      }
    }
    return gatherer.sums();
  }
}
