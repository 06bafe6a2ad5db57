// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.distance;

import org.difflab.spi.Matrix;

/** Σ_c (x_c − y_c)² in float64, value by value: exact, and fast for few columns. */
final class DirectDistances implements SquaredDistances {

  private final Matrix rows;
  private final double[][] columns;

  DirectDistances(Matrix rows, Matrix others) {
    this.rows = rows;
    this.columns = new double[others.columns()][others.rows()];
    for (int column = 0; column < columns.length; column++) {
      for (int row = 0; row < others.rows(); row++) {
        columns[column][row] = others.get(row, column);
      }
    }
  }

  @Override
  public Block block(int from, int to, int start, int end) {
    return this::write;
  }

  private void write(int row, int from, int to, double[] into) {
    int count = to - from;
    double first = rows.get(row, 0);
    double[] firstColumn = columns[0];
    for (int i = 0; i < count; i++) {
      double apart = firstColumn[from + i] - first;
      into[i] = apart * apart;
    }
    for (int column = 1; column < columns.length; column++) {
      double value = rows.get(row, column);
      double[] others = columns[column];
      for (int i = 0; i < count; i++) {
        double apart = others[from + i] - value;
        into[i] += apart * apart;
      }
    }
  }
}
