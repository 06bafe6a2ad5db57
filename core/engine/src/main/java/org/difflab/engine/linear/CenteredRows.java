package org.difflab.engine.linear;

import org.difflab.spi.Matrix;

/** Some rows of a matrix without what they have in common: xᵢ − c. */
final class CenteredRows {

  private final Matrix rows;
  private final int from;
  private final int to;
  private final float[] center;

  /**
   * Chooses rows.
   *
   * @param from the first row
   * @param to the row after the last
   * @param center c
   * @throws IllegalArgumentException if the center has not as many values as there are columns
   */
  CenteredRows(Matrix rows, int from, int to, float[] center) {
    if (center.length != rows.columns()) {
      throw new IllegalArgumentException(
          "a center of rows of "
              + rows.columns()
              + " values needs as many, found "
              + center.length);
    }
    this.rows = rows;
    this.from = from;
    this.to = to;
    this.center = center;
  }

  /** Returns how many rows there are. */
  int count() {
    return to - from;
  }

  /** Returns how many values each has. */
  int width() {
    return center.length;
  }

  /** Writes a row to the beginning of a line. */
  void copy(int row, float[] line) {
    float[] values = rows.values();
    int start = (from + row) * center.length;
    for (int column = 0; column < center.length; column++) {
      line[column] = values[start + column] - center[column];
    }
  }
}
