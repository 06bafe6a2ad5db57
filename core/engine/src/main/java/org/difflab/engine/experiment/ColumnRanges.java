// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.util.Arrays;
import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;

/**
 * The minimum and the maximum of each column of samples. The pixels of an image are values of one
 * quantity, so the columns of images share one range.
 *
 * @param least the least values
 * @param greatest the greatest values
 * @param together whether all columns have one range
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ColumnRanges(float[] least, float[] greatest, boolean together) {

  /** The margin of a constant column, relative to its value. */
  private static final double CONSTANT = 1e-3;

  /** Computes the ranges of at least one sample of a shape. */
  static ColumnRanges of(Matrix samples, Shape shape, Workers workers) {
    ColumnRanges ranges = of(samples, workers);
    return shape.isImage() || ranges.columns() == 1 ? ranges.asOne() : ranges;
  }

  /** Computes the ranges of the columns of a matrix with at least one row. */
  static ColumnRanges of(Matrix matrix, Workers workers) {
    List<ColumnRanges> blocks =
        workers.mapBlocks(matrix.rows(), (from, to) -> of(matrix, from, to));
    ColumnRanges all = blocks.get(0);
    for (ColumnRanges block : blocks) {
      all.widen(block.least, block.greatest, 0);
    }
    return all;
  }

  private static ColumnRanges of(Matrix matrix, int from, int to) {
    int columns = matrix.columns();
    ColumnRanges ranges = new ColumnRanges(new float[columns], new float[columns], false);
    Arrays.fill(ranges.least, Float.POSITIVE_INFINITY);
    Arrays.fill(ranges.greatest, Float.NEGATIVE_INFINITY);
    for (int row = from; row < to; row++) {
      ranges.widen(matrix.values(), matrix.values(), row * columns);
    }
    return ranges;
  }

  private void widen(float[] low, float[] high, int offset) {
    for (int column = 0; column < least.length; column++) {
      // Branches are predicted well; Math.min would form a dependency chain.
      if (low[offset + column] < least[column]) {
        least[column] = low[offset + column];
      }
      if (high[offset + column] > greatest[column]) {
        greatest[column] = high[offset + column];
      }
    }
  }

  private ColumnRanges asOne() {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (int column = 0; column < least.length; column++) {
      low = Math.min(low, least[column]);
      high = Math.max(high, greatest[column]);
    }
    float[] lows = new float[least.length];
    float[] highs = new float[least.length];
    Arrays.fill(lows, low);
    Arrays.fill(highs, high);
    return new ColumnRanges(lows, highs, true);
  }

  int columns() {
    return least.length;
  }

  /**
   * Returns the margin around the range of a column: half of the range for images, whose pixels
   * accumulate at its ends, and a quarter for other columns.
   */
  double margin(int column) {
    double margin = ((double) greatest[column] - least[column]) / (together ? 2 : 4);
    return margin > 0 ? margin : CONSTANT * Math.max(1, Math.abs((double) least[column]));
  }

  /** Returns whether a value is outside the range of a column by more than its margin. */
  boolean isFarOutside(int column, double value) {
    double margin = margin(column);
    return value < least[column] - margin || value > greatest[column] + margin;
  }
}
