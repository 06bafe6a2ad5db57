package org.difflab.engine.linear;

import java.util.Arrays;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;
import org.difflab.spi.linear.SymmetricMatrix;
import org.difflab.spi.linear.TileProducts;

/** Linear algebra in plain Java: it works, and gives the same bits, on every machine. */
public final class PlainAlgebra implements LinearAlgebra {

  private static final int LINES = 4;

  private final Workers workers;
  private final Decompositions decompositions = new PlainDecompositions();

  /**
   * Makes the algebra.
   *
   * @param workers the threads to use
   */
  public PlainAlgebra(Workers workers) {
    this.workers = workers;
  }

  @Override
  public String description() {
    return "plain Java; decompositions by Commons Math 3.6";
  }

  @Override
  public Multiplier multiplier(Matrix right) {
    Sizes.requireNotEmpty(right);
    return new PlainMultiplier(right);
  }

  @Override
  public TileProducts products() {
    return new PlainTileProducts();
  }

  @Override
  public SymmetricMatrix gram(Matrix rows, int from, int to, float[] center) {
    return GramSum.of(
        new CenteredRows(rows, from, to, center, workers), workers, PlainAlgebra::addBlockGram);
  }

  private static void addBlockGram(CenteredRows rows, int from, int to, GramSum sum) {
    int width = rows.width();
    float[][] lines = new float[to - from][width];
    for (int row = 0; row < lines.length; row++) {
      rows.copy(from + row, lines[row]);
    }
    float[] products = new float[width];
    for (int column = 0; column < width; column++) {
      Arrays.fill(products, 0);
      int row = 0;
      for (; row + LINES <= lines.length; row += LINES) {
        FloatLines.addFour(
            lines[row][column],
            lines[row],
            lines[row + 1][column],
            lines[row + 1],
            lines[row + 2][column],
            lines[row + 2],
            lines[row + 3][column],
            lines[row + 3],
            products,
            column,
            width);
      }
      for (; row < lines.length; row++) {
        FloatLines.addOne(lines[row][column], lines[row], products, column, width);
      }
      sum.add(column, products, column);
    }
  }

  @Override
  public Eigen eigen(SymmetricMatrix matrix) {
    return ZeroLines.eigen(matrix, decompositions::eigen);
  }

  @Override
  public double[] solve(SymmetricMatrix matrix, double[] right) {
    return new SymmetricSolver(decompositions).solve(matrix, right);
  }
}
