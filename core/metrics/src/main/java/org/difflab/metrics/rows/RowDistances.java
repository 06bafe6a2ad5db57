// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.rows;

import java.util.Arrays;
import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;

/**
 * Squared Euclidean distances of many rows to others, Σ (xᵢ − yᵢ)² in float32. Blocks of {@link
 * Workers#BLOCK_ROWS} are computed in parallel; a distance has the same bits for any other rows.
 */
public final class RowDistances {

  private RowDistances() {}

  /** Receives the distances of a block of rows to one other row. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * Takes distances.
     *
     * @param other the number of the other row
     * @param squares the squared distance of each row of the block; valid during this call only
     */
    void visit(int other, float[] squares);
  }

  /** Visits the distances of the rows {@code from} (inclusive) to {@code to} to every other row. */
  public static void visit(Matrix rows, int from, int to, Matrix others, Visitor visitor) {
    int width = others.columns();
    float[][] lines = lines(rows, from, to);
    float[] squares = new float[to - from];
    float[] values = others.values();
    for (int other = 0; other < others.rows(); other++) {
      fill(lines, values, other * width, squares);
      visitor.visit(other, squares);
    }
  }

  /** Returns one line for each column. */
  private static float[][] lines(Matrix rows, int from, int to) {
    float[][] lines = new float[rows.columns()][to - from];
    for (int row = from; row < to; row++) {
      for (int column = 0; column < lines.length; column++) {
        lines[column][row - from] = rows.get(row, column);
      }
    }
    return lines;
  }

  private static void fill(float[][] lines, float[] values, int at, float[] squares) {
    Arrays.fill(squares, 0);
    int column = 0;
    for (; column + 4 <= lines.length; column += 4) {
      addFour(
          lines[column],
          values[at + column],
          lines[column + 1],
          values[at + column + 1],
          lines[column + 2],
          values[at + column + 2],
          lines[column + 3],
          values[at + column + 3],
          squares);
    }
    for (; column < lines.length; column++) {
      addOne(lines[column], values[at + column], squares);
    }
  }

  // All lines are read at the same index, since every compiler vectorises only such loops.
  private static void addFour(
      float[] line0,
      float value0,
      float[] line1,
      float value1,
      float[] line2,
      float value2,
      float[] line3,
      float value3,
      float[] squares) {
    for (int i = 0; i < squares.length; i++) {
      float difference0 = line0[i] - value0;
      float difference1 = line1[i] - value1;
      float difference2 = line2[i] - value2;
      float difference3 = line3[i] - value3;
      squares[i] +=
          (difference0 * difference0 + difference1 * difference1)
              + (difference2 * difference2 + difference3 * difference3);
    }
  }

  private static void addOne(float[] line, float value, float[] squares) {
    for (int i = 0; i < squares.length; i++) {
      float difference = line[i] - value;
      squares[i] += difference * difference;
    }
  }

  /**
   * Returns the mean distance over all pairs of different rows; there must be at least two rows.
   */
  public static double meanOfPairs(Matrix rows, Workers workers) {
    List<Double> blocks =
        workers.mapBlocks(
            rows.rows(),
            (from, to) -> {
              double[] sum = new double[1];
              visit(
                  rows,
                  from,
                  to,
                  rows,
                  (other, squares) -> {
                    for (float square : squares) {
                      sum[0] += Math.sqrt(square);
                    }
                  });
              return sum[0];
            });
    double sum = 0;
    for (double block : blocks) {
      sum += block;
    }
    return sum / ((double) rows.rows() * (rows.rows() - 1));
  }
}
