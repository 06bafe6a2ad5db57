package org.difflab.engine.linear;

import java.util.Arrays;
import org.difflab.spi.Matrix;
import org.difflab.spi.linear.Multiplier;

/**
 * Products in plain Java, written so that the compiler vectorises them: eight lines of the right
 * matrix at a time are scaled and added to each row. The sums are taken in one order for every row,
 * so its bits depend on nothing else.
 */
final class PlainMultiplier implements Multiplier {

  /** Eight lines of so many columns stay in the fastest cache while all rows pass by. */
  private static final int TILE = 512;

  private static final int LINES = 8;

  private final int inputs;
  private final int outputs;
  private final float[] right;

  PlainMultiplier(Matrix right) {
    this.inputs = right.rows();
    this.outputs = right.columns();
    this.right = right.values();
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public void multiply(float[] rows, int count, float[] into) {
    Arrays.fill(into, 0, count * outputs, 0);
    for (int column = 0; column < outputs; column += TILE) {
      int length = Math.min(TILE, outputs - column);
      int line = 0;
      for (; line + LINES <= inputs; line += LINES) {
        for (int row = 0; row < count; row++) {
          addEight(
              rows,
              row * inputs + line,
              line * outputs + column,
              into,
              row * outputs + column,
              length);
        }
      }
      for (; line < inputs; line++) {
        for (int row = 0; row < count; row++) {
          addOne(
              rows[row * inputs + line],
              line * outputs + column,
              into,
              row * outputs + column,
              length);
        }
      }
    }
  }

  private void addEight(float[] rows, int at, int line, float[] into, int offset, int length) {
    FloatLines.addEight(
        right,
        line,
        outputs,
        rows[at],
        rows[at + 1],
        rows[at + 2],
        rows[at + 3],
        rows[at + 4],
        rows[at + 5],
        rows[at + 6],
        rows[at + 7],
        into,
        offset,
        length);
  }

  private void addOne(float factor, int line, float[] into, int offset, int length) {
    FloatLines.addOne(right, line, factor, into, offset, length);
  }
}
