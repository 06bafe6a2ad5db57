package org.difflab.engine.linear;

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

  /** As many lines of a copy as the fastest cache holds beside each other, however far apart. */
  private static final int LINES = 8;

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
    for (int from = 0; from < columns; from += LINES) {
      int to = Math.min(columns, from + LINES);
      for (int row = 0; row < rows; row++) {
        int start = start(row);
        for (int column = from; column < to; column++) {
          copy[column * rows + row] = values[start + column];
        }
      }
    }
    return filling(copy, columns, rows);
  }
}
