// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.SymmetricMatrix;

/**
 * Centred rows of a matrix: xᵢ − c. Columns that are equal to the center in every row, such as the
 * borders of pictures, are left out: results for the other columns are expanded with zeros by
 * {@link #spread}.
 */
final class CenteredRows {

  private final Matrix rows;
  private final int from;
  private final int to;
  private final float[] center;
  private final int[] columns;

  /**
   * Chooses rows.
   *
   * @param from the first row
   * @param to the row after the last
   * @param center c
   * @param workers the threads that compare columns
   * @throws IllegalArgumentException if the center does not have one value for each column
   */
  CenteredRows(Matrix rows, int from, int to, float[] center, Workers workers) {
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
    this.columns = varying(workers);
  }

  private int[] varying(Workers workers) {
    BitSet equal = new BitSet();
    equal.set(0, center.length);
    workers
        .mapBlocks(count(), (first, last) -> equal(from + first, from + last))
        .forEach(equal::and);
    return IntStream.range(0, center.length).filter(column -> !equal.get(column)).toArray();
  }

  /** Returns the columns that are equal to the center in all of some rows. */
  private BitSet equal(int first, int last) {
    float[] values = rows.values();
    int[] equal = IntStream.range(0, center.length).toArray();
    int count = equal.length;
    for (int row = first; row < last && count > 0; row++) {
      int start = row * center.length;
      int left = 0;
      for (int i = 0; i < count; i++) {
        int column = equal[i];
        if (values[start + column] == center[column]) {
          equal[left++] = column;
        }
      }
      count = left;
    }
    BitSet columns = new BitSet();
    for (int i = 0; i < count; i++) {
      columns.set(equal[i]);
    }
    return columns;
  }

  /** Returns the number of rows. */
  int count() {
    return to - from;
  }

  /** Returns how many columns are not left out. */
  int width() {
    return columns.length;
  }

  /** Writes a row's values in those columns to the beginning of a line. */
  void copy(int row, float[] line) {
    float[] values = rows.values();
    int start = (from + row) * center.length;
    // Without places to look up, compilers vectorise the loop.
    if (columns.length == center.length) {
      for (int column = 0; column < center.length; column++) {
        line[column] = values[start + column] - center[column];
      }
    } else {
      for (int i = 0; i < columns.length; i++) {
        line[i] = values[start + columns[i]] - center[columns[i]];
      }
    }
  }

  /**
   * Returns a symmetric matrix over all columns.
   *
   * @param packed its upper triangle over the columns that are not left out, line after line
   */
  SymmetricMatrix spread(double[] packed) {
    int size = center.length;
    double[] values = new double[Math.multiplyExact(size, size)];
    int next = 0;
    for (int i = 0; i < columns.length; i++) {
      for (int j = i; j < columns.length; j++) {
        double value = packed[next++];
        values[columns[i] * size + columns[j]] = value;
        values[columns[j] * size + columns[i]] = value;
      }
    }
    return SymmetricMatrix.wrap(size, values);
  }
}
