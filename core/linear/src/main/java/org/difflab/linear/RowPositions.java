// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.Multiplier;

/**
 * Tests whether the native product of a row has the same bits at every position of a block and in
 * blocks of every size, that is, whether the kernels sum all rows in the same order. Because the
 * code path depends only on the sizes, one test for each pair of sizes is sufficient.
 */
final class RowPositions {

  private static final int TRIALS = 3;

  /** Numbers enough to look random in a matrix; a prime, so that lines start at different ones. */
  private static final int PATTERN = 4099;

  private final Function<Matrix, Multiplier> multipliers;
  private final int countStep;
  private final Map<Widths, Boolean> known = new ConcurrentHashMap<>();

  private record Widths(int inputs, int outputs) {}

  /**
   * Prepares trials.
   *
   * @param multipliers makes the products under trial
   * @param countStep how many rows are computed at once
   */
  RowPositions(Function<Matrix, Multiplier> multipliers, int countStep) {
    this.multipliers = multipliers;
    this.countStep = countStep;
  }

  /**
   * Returns whether the bits of the product of a row with a matrix of these sizes do not depend on
   * its position.
   */
  boolean areEqual(int inputs, int outputs) {
    return known.computeIfAbsent(new Widths(inputs, outputs), this::survivesTrials);
  }

  private boolean survivesTrials(Widths widths) {
    Noise noise = Noise.of(0, "row-positions");
    Multiplier multiplier = multipliers.apply(patterned(noise, widths.inputs(), widths.outputs()));
    for (int trial = 0; trial < TRIALS; trial++) {
      Matrix rows = noise.gaussian(trial, 1, 1, widths.inputs()).repeat(Workers.BLOCK_ROWS);
      if (!allRowsEqual(multiplier.multiply(rows))) {
        return false;
      }
    }
    return keepsBitsAtEveryCount(multiplier, noise.gaussian(TRIALS, 1, 1, widths.inputs()));
  }

  private boolean keepsBitsAtEveryCount(Multiplier multiplier, Matrix row) {
    float[] expected = multiplier.multiply(row.repeat(Workers.BLOCK_ROWS)).row(0);
    for (int count = 1; count < Workers.BLOCK_ROWS; count += countStep) {
      if (!Arrays.equals(expected, multiplier.multiply(row.repeat(count)).row(0))) {
        return false;
      }
    }
    return true;
  }

  private static Matrix patterned(Noise noise, int rows, int columns) {
    float[] pattern = noise.gaussian(0, 0, 1, PATTERN).values();
    float[] values = new float[Math.multiplyExact(rows, columns)];
    for (int i = 0; i < values.length; i++) {
      values[i] = pattern[i % PATTERN];
    }
    return Matrix.wrap(rows, columns, values);
  }

  private static boolean allRowsEqual(Matrix matrix) {
    float[] values = matrix.values();
    int columns = matrix.columns();
    for (int start = columns; start < values.length; start += columns) {
      if (!Arrays.equals(values, start, start + columns, values, 0, columns)) {
        return false;
      }
    }
    return true;
  }
}
