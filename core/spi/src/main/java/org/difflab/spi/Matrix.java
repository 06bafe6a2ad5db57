// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.Arrays;
import java.util.List;

/**
 * An n×d block of float32 values, row-major: one row per sample, latent, condition or noise vector.
 * Components exchange all numeric data as matrices.
 *
 * <p>A matrix is immutable by contract: {@link #values()} returns the array itself, so that kernels
 * need no copies, and it must not be written to. A caller of {@link #wrap} must not write to the
 * array afterwards. The conformance kit checks that components do not modify their inputs.
 *
 * @since 0.1
 */
public final class Matrix {

  /** Some JVMs cannot allocate arrays with a few elements more. */
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private final int rows;
  private final int columns;
  private final float[] values;

  private Matrix(int rows, int columns, float[] values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /**
   * Makes a matrix of an array without copying it; the caller must not write to the array again.
   *
   * @param values row-major values, {@code rows * columns} of them
   * @throws IllegalArgumentException if a size is negative or the array's length is another
   */
  public static Matrix wrap(int rows, int columns, float[] values) {
    if (values.length != length(rows, columns)) {
      throw new IllegalArgumentException(
          "a matrix of "
              + rows
              + "x"
              + columns
              + " needs "
              + length(rows, columns)
              + " values, found "
              + values.length);
    }
    return new Matrix(rows, columns, values);
  }

  /** Creates a matrix of zeros. */
  public static Matrix zeros(int rows, int columns) {
    return new Matrix(rows, columns, new float[length(rows, columns)]);
  }

  /**
   * Creates a matrix from rows of equal length, copying them.
   *
   * @throws IllegalArgumentException if the rows differ in length or there are none
   */
  public static Matrix ofRows(float[]... rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException(
          "a matrix made of rows needs at least one row; use zeros(0, columns)");
    }
    Matrix matrix = zeros(rows.length, rows[0].length);
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length != matrix.columns) {
        throw new IllegalArgumentException(
            "row "
                + row
                + " has "
                + rows[row].length
                + " values where row 0 has "
                + matrix.columns);
      }
      System.arraycopy(rows[row], 0, matrix.values, row * matrix.columns, matrix.columns);
    }
    return matrix;
  }

  /**
   * Concatenates matrices of equal width by rows.
   *
   * @throws IllegalArgumentException if the list is empty or the widths differ
   */
  public static Matrix stack(List<Matrix> blocks) {
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("nothing to stack");
    }
    int columns = blocks.get(0).columns;
    int rows = 0;
    for (Matrix block : blocks) {
      block.requireColumns(columns, "a stacked block");
      rows = Math.addExact(rows, block.rows);
    }
    float[] values = new float[length(rows, columns)];
    int offset = 0;
    for (Matrix block : blocks) {
      System.arraycopy(block.values, 0, values, offset, block.values.length);
      offset += block.values.length;
    }
    return new Matrix(rows, columns, values);
  }

  /**
   * Returns the number of values of a matrix.
   *
   * @throws IllegalArgumentException if a size is negative
   * @throws ArithmeticException if there are more than an array can hold; the message names both
   *     sizes
   */
  public static int length(int rows, int columns) {
    if (rows < 0 || columns < 0) {
      throw new IllegalArgumentException("a matrix cannot be " + rows + "x" + columns);
    }
    long length = (long) rows * columns;
    if (length > LONGEST) {
      throw new ArithmeticException(
          rows
              + " rows of "
              + columns
              + " values are more than the "
              + LONGEST
              + " values that a matrix can hold");
    }
    return (int) length;
  }

  /** Returns n, the number of rows. */
  public int rows() {
    return rows;
  }

  /** Returns d, the number of columns. */
  public int columns() {
    return columns;
  }

  /** Returns the value at a row and a column, both counted from 0. */
  public float get(int row, int column) {
    return values[row * columns + column];
  }

  /** Returns the row-major array of this matrix, which must not be written to. */
  public float[] values() {
    return values;
  }

  /** Returns a copy of one row. */
  public float[] row(int row) {
    return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
  }

  /** Returns the rows {@code from} (inclusive) to {@code to} (exclusive), copied. */
  public Matrix slice(int from, int to) {
    if (from == 0 && to == rows) {
      return this;
    }
    return new Matrix(to - from, columns, Arrays.copyOfRange(values, from * columns, to * columns));
  }

  /** Returns the named rows in the order named, copied; a row may be named more than once. */
  public Matrix select(int[] rowNumbers) {
    Matrix selected = zeros(rowNumbers.length, columns);
    for (int row = 0; row < rowNumbers.length; row++) {
      System.arraycopy(values, rowNumbers[row] * columns, selected.values, row * columns, columns);
    }
    return selected;
  }

  /** Returns a matrix of {@code count} copies of the single row of this matrix. */
  public Matrix repeat(int count) {
    if (rows != 1) {
      throw new IllegalArgumentException(
          "only a matrix of one row can be repeated, this one has " + rows);
    }
    return select(new int[count]);
  }

  /**
   * Checks the number of columns.
   *
   * @param what what this matrix contains, for the message: "latents", "conditions"
   * @return this matrix
   * @throws IllegalArgumentException if the number of columns is not {@code expected}
   */
  public Matrix requireColumns(int expected, String what) {
    if (columns != expected) {
      throw new IllegalArgumentException(what + " must be " + expected + " wide, found " + columns);
    }
    return this;
  }

  /** Returns whether every value is finite. */
  public boolean isFinite() {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** Two matrices are equal if their sizes and all bits of their values are equal. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix matrix
        && rows == matrix.rows
        && columns == matrix.columns
        && Arrays.equals(values, matrix.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Matrix[" + rows + "x" + columns + "]";
  }
}
