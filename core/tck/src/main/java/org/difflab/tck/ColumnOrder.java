// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.Arrays;
import org.difflab.spi.Matrix;

/**
 * The permutation of columns that brings one matrix nearest to another. An estimate x̂ = E[x | z]
 * is nearest in its own order, whatever information z has about x: Σ_j E|x̂_j − x_π(j)|² = Σ_j
 * Var(x_π(j) | z) + Σ_j E|x̂_j − x̂_π(j)|², where the first sum is the same for every permutation
 * π.
 *
 * @param errorAsDecoded the mean squared error in the given order
 * @param error the least mean squared error in any order
 * @param moved number of columns at another position in that order
 */
record ColumnOrder(double errorAsDecoded, double error, int moved) {

  /**
   * Maximum number of columns compared, since the cost grows with their cube; the first ones are
   * used.
   */
  private static final int MOST = 512;

  /** Finds the nearest order. */
  static ColumnOrder nearest(Matrix decoded, Matrix values) {
    int columns = Math.min(values.columns(), MOST);
    double[][] errors = errors(decoded, values, columns);
    int[] order = assignment(errors);
    double own = 0;
    double least = 0;
    int moved = 0;
    for (int column = 0; column < columns; column++) {
      own += errors[column][column];
      least += errors[column][order[column]];
      moved += order[column] == column ? 0 : 1;
    }
    return new ColumnOrder(own / columns, least / columns, moved);
  }

  private static double[][] errors(Matrix decoded, Matrix values, int columns) {
    double[][] errors = new double[columns][columns];
    for (int row = 0; row < values.rows(); row++) {
      for (int from = 0; from < columns; from++) {
        double value = decoded.get(row, from);
        for (int to = 0; to < columns; to++) {
          double difference = value - values.get(row, to);
          errors[from][to] += difference * difference / values.rows();
        }
      }
    }
    return errors;
  }

  /**
   * Returns the column that each row of a square matrix of costs is assigned to so that the sum is
   * least, by shortest augmenting paths (Jonker and Volgenant, "A shortest augmenting path
   * algorithm for dense and sparse linear assignment problems", Computing 38, 1987).
   */
  private static int[] assignment(double[][] costs) {
    int n = costs.length;
    double[] rowPrices = new double[n + 1];
    double[] columnPrices = new double[n + 1];
    int[] rowOf = new int[n + 1];
    int[] before = new int[n + 1];
    // Index 0 is a dummy column at which each search begins.
    for (int row = 1; row <= n; row++) {
      rowOf[0] = row;
      int column = 0;
      double[] least = new double[n + 1];
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      boolean[] reached = new boolean[n + 1];
      do {
        reached[column] = true;
        double step = Double.POSITIVE_INFINITY;
        int next = 0;
        for (int other = 1; other <= n; other++) {
          if (!reached[other]) {
            double cost =
                costs[rowOf[column] - 1][other - 1]
                    - rowPrices[rowOf[column]]
                    - columnPrices[other];
            if (cost < least[other]) {
              least[other] = cost;
              before[other] = column;
            }
            if (least[other] < step) {
              step = least[other];
              next = other;
            }
          }
        }
        for (int other = 0; other <= n; other++) {
          if (reached[other]) {
            rowPrices[rowOf[other]] += step;
            columnPrices[other] -= step;
          } else {
            least[other] -= step;
          }
        }
        column = next;
      } while (rowOf[column] != 0);
      while (column != 0) {
        rowOf[column] = rowOf[before[column]];
        column = before[column];
      }
    }
    int[] columnOf = new int[n];
    for (int column = 1; column <= n; column++) {
      columnOf[rowOf[column] - 1] = column - 1;
    }
    return columnOf;
  }
}
