package org.difflab.engine.linear;

import java.util.Arrays;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;
import org.difflab.spi.linear.SymmetricMatrix;

/** Linear algebra in plain Java: it works, and gives the same bits, on every machine. */
public final class PlainAlgebra implements LinearAlgebra {

  private static final int LINES = 8;

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
  public SymmetricMatrix gram(Matrix rows) {
    return GramSum.of(rows, workers, PlainAlgebra::addBlockGram);
  }

  private static void addBlockGram(Matrix rows, int from, int to, GramSum sum) {
    float[] values = rows.values();
    int width = rows.columns();
    float[] line = new float[width];
    for (int column = 0; column < width; column++) {
      int length = width - column;
      Arrays.fill(line, 0, length, 0);
      int row = from;
      for (; row + LINES <= to; row += LINES) {
        int at = row * width + column;
        FloatLines.addEight(
            values,
            at,
            width,
            values[at],
            values[at + width],
            values[at + 2 * width],
            values[at + 3 * width],
            values[at + 4 * width],
            values[at + 5 * width],
            values[at + 6 * width],
            values[at + 7 * width],
            line,
            0,
            length);
      }
      for (; row < to; row++) {
        FloatLines.addOne(
            values, row * width + column, values[row * width + column], line, 0, length);
      }
      sum.add(column, line, 0);
    }
  }

  @Override
  public Eigen eigen(SymmetricMatrix matrix) {
    return decompositions.eigen(matrix);
  }

  @Override
  public double[] solve(SymmetricMatrix matrix, double[] right) {
    return new SymmetricSolver(decompositions).solve(matrix, right);
  }
}
