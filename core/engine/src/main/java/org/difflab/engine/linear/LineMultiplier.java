package org.difflab.engine.linear;

import java.util.Arrays;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.Multiplier;

/**
 * Products written so that the compiler vectorises them: four lines of the right matrix at a time
 * are scaled and added to each row. The sums are taken in one order for every row, so its bits
 * depend on nothing else.
 */
final class LineMultiplier implements Multiplier {

  /** Four lines of so many columns stay in the fastest cache while all rows pass by. */
  private static final int TILE = 512;

  private static final int LINES = 4;

  private final int inputs;
  private final int outputs;
  private final float[][][] tiles;

  LineMultiplier(Matrix right) {
    this.inputs = right.rows();
    this.outputs = right.columns();
    this.tiles = new float[(outputs + TILE - 1) / TILE][inputs][];
    for (int tile = 0; tile < tiles.length; tile++) {
      for (int line = 0; line < inputs; line++) {
        int start = line * outputs + tile * TILE;
        int end = Math.min(start + TILE, (line + 1) * outputs);
        tiles[tile][line] = Arrays.copyOfRange(right.values(), start, end);
      }
    }
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
    float[][] sums = new float[Math.min(count, Workers.BLOCK_ROWS)][Math.min(TILE, outputs)];
    for (int from = 0; from < count; from += Workers.BLOCK_ROWS) {
      int block = Math.min(Workers.BLOCK_ROWS, count - from);
      for (int tile = 0; tile < tiles.length; tile++) {
        int length = tiles[tile][0].length;
        multiplyTile(rows, from, block, tiles[tile], sums);
        for (int row = 0; row < block; row++) {
          int start = (from + row) * outputs + tile * TILE;
          System.arraycopy(sums[row], 0, into, start, length);
        }
      }
    }
  }

  private void multiplyTile(float[] rows, int from, int block, float[][] lines, float[][] sums) {
    int length = lines[0].length;
    for (int row = 0; row < block; row++) {
      Arrays.fill(sums[row], 0);
    }
    int line = 0;
    for (; line + LINES <= inputs; line += LINES) {
      for (int row = 0; row < block; row++) {
        int at = (from + row) * inputs + line;
        FloatLines.addFour(
            rows[at],
            lines[line],
            rows[at + 1],
            lines[line + 1],
            rows[at + 2],
            lines[line + 2],
            rows[at + 3],
            lines[line + 3],
            sums[row],
            0,
            length);
      }
    }
    for (; line < inputs; line++) {
      for (int row = 0; row < block; row++) {
        float factor = rows[(from + row) * inputs + line];
        FloatLines.addOne(factor, lines[line], sums[row], 0, length);
      }
    }
  }
}
