// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import org.difflab.spi.Matrix;

/**
 * A matrix within an array.
 *
 * @param values the array that holds it
 * @param offset where its first row begins
 * @param stride the distance between rows
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ArrayMatrix(float[] values, int offset, int rows, int columns, int stride) {

  /** A square with sides of a cache line stays in the fastest cache. */
  private static final int SIDE = 16;

  /** Returns a matrix that fills an array. */
  static ArrayMatrix filling(float[] values, int rows, int columns) {
    return new ArrayMatrix(values, 0, rows, columns, columns);
  }

  static ArrayMatrix of(Matrix matrix) {
    return filling(matrix.values(), matrix.rows(), matrix.columns());
  }

  /** Returns where a row begins. */
  int start(int row) {
    return offset + row * stride;
  }

  /** Returns some rows, in the same place. */
  ArrayMatrix rows(int from, int count) {
    return new ArrayMatrix(values, start(from), count, columns, stride);
  }

  /** Returns a copy with columns for rows. */
  ArrayMatrix transposed() {
    float[] copy = new float[Math.multiplyExact(rows, columns)];
    for (int row = 0; row < rows; row += SIDE) {
      int lastRow = Math.min(rows, row + SIDE);
      for (int column = 0; column < columns; column += SIDE) {
        transpose(row, lastRow, column, Math.min(columns, column + SIDE), copy);
      }
    }
    return filling(copy, columns, rows);
  }

  private void transpose(int fromRow, int toRow, int fromColumn, int toColumn, float[] copy) {
    for (int column = fromColumn; column < toColumn; column++) {
      int at = offset + column;
      int to = column * rows;
      for (int row = fromRow; row < toRow; row++) {
        copy[to + row] = values[at + row * stride];
      }
    }
  }
}
