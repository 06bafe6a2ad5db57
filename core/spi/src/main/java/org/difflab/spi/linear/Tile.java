package org.difflab.spi.linear;

/**
 * A matrix within {@link Floats}: {@code rows} × {@code columns} values, row-major, without gaps.
 *
 * @param floats where the values are
 * @param offset position of the first
 * @param rows number of rows
 * @param columns number of columns
 */
public record Tile(Floats floats, int offset, int rows, int columns) {

  /**
   * Checks the place.
   *
   * @throws IllegalArgumentException if the matrix does not lie within the values
   */
  public Tile {
    if (offset < 0
        || rows < 0
        || columns < 0
        || (long) offset + (long) rows * columns > floats.length()) {
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

  /** Returns the first rows. */
  public Tile top(int count) {
    return count == rows ? this : new Tile(floats, offset, count, columns);
  }

  /** Copies values in, row-major from the first row on, as many as the matrix has. */
  public void put(float[] values) {
    floats.put(offset, values, 0, rows * columns);
  }

  /** Copies all values out. */
  public void get(float[] values) {
    floats.get(offset, values, 0, rows * columns);
  }
}
