// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import java.util.Arrays;
import org.difflab.linear.kernel.FloatLines;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.TileProducts.Into;

/**
 * A right matrix line by line, for loops that compilers vectorise by themselves: four lines at a
 * time are scaled and added to each row. The sums are taken in one order for every row, so its bits
 * depend on nothing else.
 */
final class Lines implements RightMatrix {

  /** Four lines of so many columns stay in the fastest cache while all rows pass by. */
  private static final int TILE = 512;

  private static final int LINES = 4;

  private final int columns;
  private final float[][][] tiles;

  Lines(ArrayMatrix right) {
    this.columns = right.columns();
    this.tiles = new float[(columns + TILE - 1) / TILE][right.rows()][];
    for (int tile = 0; tile < tiles.length; tile++) {
      for (int line = 0; line < right.rows(); line++) {
        int start = right.start(line) + tile * TILE;
        tiles[tile][line] = Arrays.copyOfRange(right.values(), start, start + width(tile));
      }
    }
  }

  private int width(int tile) {
    return Math.min(TILE, columns - tile * TILE);
  }

  @Override
  public void multiply(ArrayMatrix a, ArrayMatrix c, Into into) {
    float[][] sums = new float[Math.min(a.rows(), Workers.BLOCK_ROWS)][Math.min(TILE, columns)];
    for (int from = 0; from < a.rows(); from += Workers.BLOCK_ROWS) {
      int block = Math.min(Workers.BLOCK_ROWS, a.rows() - from);
      for (int tile = 0; tile < tiles.length; tile++) {
        multiply(tile, a.rows(from, block), c.rows(from, block), into, sums);
      }
    }
  }

  private void multiply(int tile, ArrayMatrix a, ArrayMatrix c, Into into, float[][] sums) {
    for (int row = 0; row < a.rows(); row++) {
      if (into == Into.REPLACED) {
        Arrays.fill(sums[row], 0);
      } else {
        System.arraycopy(c.values(), c.start(row) + tile * TILE, sums[row], 0, width(tile));
      }
    }
    add(a, tiles[tile], width(tile), sums);
    for (int row = 0; row < a.rows(); row++) {
      System.arraycopy(sums[row], 0, c.values(), c.start(row) + tile * TILE, width(tile));
    }
  }

  private static void add(ArrayMatrix a, float[][] lines, int width, float[][] sums) {
    float[] factors = a.values();
    int line = 0;
    for (; line + LINES <= lines.length; line += LINES) {
      for (int row = 0; row < a.rows(); row++) {
        int at = a.start(row) + line;
        FloatLines.addFour(
            factors[at],
            lines[line],
            factors[at + 1],
            lines[line + 1],
            factors[at + 2],
            lines[line + 2],
            factors[at + 3],
            lines[line + 3],
            sums[row],
            0,
            width);
      }
    }
    for (; line < lines.length; line++) {
      for (int row = 0; row < a.rows(); row++) {
        FloatLines.addOne(factors[a.start(row) + line], lines[line], sums[row], 0, width);
      }
    }
  }
}
