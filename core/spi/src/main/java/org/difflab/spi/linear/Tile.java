// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.linear;

import org.difflab.spi.Experimental;

/**
 * A matrix within {@link Floats}: {@code rows} × {@code columns} values, row-major.
 *
 * @param floats where the values are
 * @param offset position of the first
 * @param rows number of rows
 * @param columns number of columns
 * @param stride distance between the first values of neighbouring rows, at least {@code columns}
 * @since 0.1
 */
@Experimental
public record Tile(Floats floats, int offset, int rows, int columns, int stride) {

  /**
   * Checks the place.
   *
   * @throws IllegalArgumentException if the matrix exceeds the values, or its rows overlap
   */
  public Tile {
    if (stride < columns) {
      throw new IllegalArgumentException(
          "rows of " + columns + " values cannot follow each other at a distance of " + stride);
    }
    if (offset < 0
        || rows < 0
        || columns < 0
        || (long) offset + extent(rows, columns, stride) > floats.length()) {
      throw new IllegalArgumentException(
          "a matrix of "
              + rows
              + "x"
              + columns
              + " at "
              + offset
              + " does not lie within "
              + floats.length()
              + " values");
    }
  }

  /** Creates a matrix whose rows follow each other without gaps. */
  public Tile(Floats floats, int offset, int rows, int columns) {
    this(floats, offset, rows, columns, columns);
  }

  private static long extent(int rows, int columns, int stride) {
    return rows == 0 ? 0 : (rows - 1L) * stride + columns;
  }

  /** Returns the first rows. */
  public Tile top(int count) {
    return count == rows ? this : new Tile(floats, offset, count, columns, stride);
  }

  /** Returns some rows. */
  public Tile rows(int from, int count) {
    return new Tile(floats, offset + from * stride, count, columns, stride);
  }

  /** Copies values in, row-major from the first row on, as many as the matrix has. */
  public void put(float[] values) {
    if (stride == columns) {
      floats.put(offset, values, 0, rows * columns);
      return;
    }
    for (int row = 0; row < rows; row++) {
      floats.put(offset + row * stride, values, row * columns, columns);
    }
  }

  /** Copies all values out. */
  public void get(float[] values) {
    if (stride == columns) {
      floats.get(offset, values, 0, rows * columns);
      return;
    }
    for (int row = 0; row < rows; row++) {
      floats.get(offset + row * stride, values, row * columns, columns);
    }
  }
}
