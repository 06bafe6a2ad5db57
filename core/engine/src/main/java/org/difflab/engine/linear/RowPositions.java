package org.difflab.engine.linear;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.Multiplier;

/**
 * Finds out whether the native product of a row has the same bits at every position of a block and
 * in blocks of every size. OpenBLAS's kernels for processors with AVX-512 keep that promise, those
 * for Haswell and Zen break it: they sum neighbouring rows in different orders. Because the path
 * taken depends on the sizes alone, one trial for each pair of sizes settles it.
 */
final class RowPositions {

  private static final int TRIALS = 3;

  /** Numbers enough to look random in a matrix; a prime, so that lines start at different ones. */
  private static final int PATTERN = 4099;

  private final Function<Matrix, Multiplier> multipliers;
  private final Map<Widths, Boolean> known = new ConcurrentHashMap<>();

  private record Widths(int inputs, int outputs) {}

  RowPositions(Function<Matrix, Multiplier> multipliers) {
    this.multipliers = multipliers;
  }

  /**
   * Returns whether the position of a row leaves the bits of its product with a matrix of these
   * sizes alone.
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

  private static boolean keepsBitsAtEveryCount(Multiplier multiplier, Matrix row) {
    float[] expected = multiplier.multiply(row.repeat(Workers.BLOCK_ROWS)).row(0);
    for (int count = 1; count < Workers.BLOCK_ROWS; count += NativeMultiplier.ROW_STEP) {
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
