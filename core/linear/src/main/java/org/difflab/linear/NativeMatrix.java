// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import org.bytedeco.javacpp.FloatPointer;

/**
 * A matrix of float32 values outside the Java heap.
 *
 * @param values the first value and all that follow it
 * @param rows number of rows
 * @param columns number of columns
 * @param stride how many values lie between the beginnings of neighbouring lines
 * @param lines whether a line in memory is a row or a column
 */
record NativeMatrix(FloatPointer values, int rows, int columns, int stride, Lines lines) {

  /** What lies without gaps in memory. */
  enum Lines {
    /** The values of each row. */
    ROWS,
    /** The values of each column: the matrix is one of rows, transposed. */
    COLUMNS
  }

  /** Returns a matrix of rows that follow each other without gaps. */
  static NativeMatrix ofRows(FloatPointer values, int rows, int columns) {
    return new NativeMatrix(values, rows, columns, columns, Lines.ROWS);
  }

  /** Returns the transposed matrix, which is the same memory. */
  NativeMatrix transposed() {
    return new NativeMatrix(
        values, columns, rows, stride, lines == Lines.ROWS ? Lines.COLUMNS : Lines.ROWS);
  }

  /** Returns part of the matrix, which is the same memory. */
  NativeMatrix block(int row, int column, int rows, int columns) {
    long first = lines == Lines.ROWS ? (long) row * stride + column : (long) column * stride + row;
    return new NativeMatrix(values.getPointer(first), rows, columns, stride, lines);
  }
}
