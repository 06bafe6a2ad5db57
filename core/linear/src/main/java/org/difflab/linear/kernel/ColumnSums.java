// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

/** Sums of the columns of a matrix, in float64. */
final class ColumnSums {

  private ColumnSums() {}

  /** Computes the sums of a matrix that fills an array. */
  static void into(float[] matrix, int columns, float[] sums, int offset) {
    double[] totals = new double[columns];
    for (int at = 0; at < matrix.length; at += columns) {
      for (int i = 0; i < columns; i++) {
        totals[i] += matrix[at + i];
      }
    }
    for (int i = 0; i < columns; i++) {
      sums[offset + i] = (float) totals[i];
    }
  }
}
