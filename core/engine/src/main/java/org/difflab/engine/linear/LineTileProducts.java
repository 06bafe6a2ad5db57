package org.difflab.engine.linear;

import java.util.Arrays;
import org.difflab.spi.linear.Floats;
import org.difflab.spi.linear.Tile;
import org.difflab.spi.linear.TileProducts;

/** Products of tiles line by line, so that the compiler vectorises them. */
final class LineTileProducts implements TileProducts {

  private static final int LINES = 4;

  @Override
  public int stride(int columns) {
    return columns;
  }

  @Override
  public Floats allocate(int length) {
    return new ArrayFloats(new float[length]);
  }

  @Override
  public void multiply(Tile a, Tile b, Tile c, Into into) {
    TileSizes.require(a.rows(), a.columns(), b.rows(), b.columns(), c, "A·B");
    combine(lines(a), lines(b), c, into);
  }

  @Override
  public void multiplyTransposed(Tile a, Tile b, Tile c, Into into) {
    TileSizes.require(a.columns(), a.rows(), b.rows(), b.columns(), c, "Aᵀ·B");
    combine(columns(a), lines(b), c, into);
  }

  @Override
  public void multiplyByTransposed(Tile a, Tile b, Tile c, Into into) {
    TileSizes.require(a.rows(), a.columns(), b.columns(), b.rows(), c, "A·Bᵀ");
    combine(lines(a), columns(b), c, into);
  }

  /** Makes each line of C the sum of B's lines, weighted by the values of A's. */
  private static void combine(float[][] a, float[][] b, Tile c, Into into) {
    float[] sums = new float[c.columns()];
    for (int row = 0; row < c.rows(); row++) {
      int at = c.offset() + row * c.stride();
      if (into == Into.ADDED) {
        c.floats().get(at, sums, 0, sums.length);
      } else {
        Arrays.fill(sums, 0);
      }
      int line = 0;
      for (; line + LINES <= b.length; line += LINES) {
        FloatLines.addFour(
            a[row][line],
            b[line],
            a[row][line + 1],
            b[line + 1],
            a[row][line + 2],
            b[line + 2],
            a[row][line + 3],
            b[line + 3],
            sums,
            0,
            sums.length);
      }
      for (; line < b.length; line++) {
        FloatLines.addOne(a[row][line], b[line], sums, 0, sums.length);
      }
      c.floats().put(at, sums, 0, sums.length);
    }
  }

  private static float[][] lines(Tile tile) {
    float[][] lines = new float[tile.rows()][tile.columns()];
    for (int row = 0; row < lines.length; row++) {
      tile.floats().get(tile.offset() + row * tile.stride(), lines[row], 0, tile.columns());
    }
    return lines;
  }

  private static float[][] columns(Tile tile) {
    float[] line = new float[tile.columns()];
    float[][] columns = new float[tile.columns()][tile.rows()];
    for (int row = 0; row < tile.rows(); row++) {
      tile.floats().get(tile.offset() + row * tile.stride(), line, 0, line.length);
      for (int column = 0; column < line.length; column++) {
        columns[column][row] = line[column];
      }
    }
    return columns;
  }
}
