// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.util.Arrays;
import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;

/**
 * The least and the greatest value of each column of samples. The pixels of an image are values of
 * one quantity, so that the columns of images have one range together.
 *
 * @param least the least values
 * @param greatest the greatest values
 * @param together whether all columns have one range
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ColumnRanges(float[] least, float[] greatest, boolean together) {

  /** How far a value may lie beyond a column that is constant, relative to it. */
  private static final double CONSTANT = 1e-3;

  /** Finds the ranges of samples of a shape, at least one. */
  static ColumnRanges of(Matrix samples, Shape shape, Workers workers) {
    ColumnRanges ranges = of(samples, workers);
    return shape.isImage() || ranges.columns() == 1 ? ranges.asOne() : ranges;
  }

  /** Finds the ranges of the columns of a matrix that is not empty. */
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
      // Comparisons are predicted by the processor; minima would wait for each other.
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
   * Returns how far beyond the range of a column values are still near it: half of the range of
   * images, whose pixels pile up at its ends, and a quarter of that of other columns.
   */
  double margin(int column) {
    double margin = ((double) greatest[column] - least[column]) / (together ? 2 : 4);
    return margin > 0 ? margin : CONSTANT * Math.max(1, Math.abs((double) least[column]));
  }

  /** Returns whether a value lies beyond the range of a column by more than its margin. */
  boolean isFarOutside(int column, double value) {
    double margin = margin(column);
    return value < least[column] - margin || value > greatest[column] + margin;
  }
}
