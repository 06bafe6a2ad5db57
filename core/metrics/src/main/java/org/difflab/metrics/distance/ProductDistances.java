// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.distance;

import java.util.ArrayList;
import java.util.List;
import org.difflab.linear.ColumnMoments;
import org.difflab.spi.Matrix;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;

/**
 * ‖x‖² + ‖y‖² − 2·x·y with the products in float32 and the rest in float64, for many columns. The
 * mean of the other rows is first subtracted from all rows, since smaller values lose less to
 * cancellation. The remaining rounding error is about 10⁻⁶ of the squared norms; negative results
 * are replaced by 0.
 */
final class ProductDistances implements SquaredDistances {

  private final Matrix rows;
  private final double[] rowSquares;
  private final double[] otherSquares;
  private final List<Multiplier> parts = new ArrayList<>();

  ProductDistances(Matrix rows, Matrix others, LinearAlgebra algebra) {
    double[] mean = ColumnMoments.of(others).means();
    Matrix centred = centred(others, mean);
    this.rows = centred(rows, mean);
    this.rowSquares = squares(this.rows);
    this.otherSquares = squares(centred);
    for (int start = 0; start < others.rows(); start += PART) {
      int end = Math.min(others.rows(), start + PART);
      parts.add(algebra.multiplier(transposed(centred, start, end)));
    }
  }

  @Override
  public Block block(int from, int to, int start, int end) {
    int width = end - start;
    float[] products = new float[(to - from) * width];
    Matrix block = rows.slice(from, to);
    parts.get(start / PART).multiply(block.values(), to - from, products);
    return (row, first, last, into) -> {
      int line = (row - from) * width - start;
      double square = rowSquares[row];
      for (int i = 0; i < last - first; i++) {
        double apart = square + otherSquares[first + i] - 2.0 * products[line + first + i];
        into[i] = Math.max(0, apart);
      }
    };
  }

  private static Matrix centred(Matrix rows, double[] mean) {
    float[] values = new float[rows.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (rows.values()[i] - mean[i % mean.length]);
    }
    return Matrix.wrap(rows.rows(), rows.columns(), values);
  }

  private static double[] squares(Matrix rows) {
    double[] squares = new double[rows.rows()];
    for (int i = 0; i < rows.values().length; i++) {
      double value = rows.values()[i];
      squares[i / rows.columns()] += value * value;
    }
    return squares;
  }

  private static Matrix transposed(Matrix rows, int start, int end) {
    int count = end - start;
    float[] values = new float[count * rows.columns()];
    for (int row = 0; row < count; row++) {
      for (int column = 0; column < rows.columns(); column++) {
        values[column * count + row] = rows.get(start + row, column);
      }
    }
    return Matrix.wrap(rows.columns(), count, values);
  }
}
