package org.difflab.denoisers.ideal;

import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;

/**
 * A block of training rows, centred.
 *
 * @param byRow multiplies noisy rows by every row of the block: the products x_t·x_i
 * @param toSum multiplies weights by the block: the sums Σ w_i·x_i
 * @param squares ‖x_i‖², in float64
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RowBlock(Multiplier byRow, Multiplier toSum, double[] squares) {

  private static final int ROWS = 512;

  /** Cuts rows into blocks, taking the mean from each. */
  static List<RowBlock> cut(Matrix rows, double[] mean, LinearAlgebra algebra) {
    List<RowBlock> blocks = new ArrayList<>();
    for (int from = 0; from < rows.rows(); from += ROWS) {
      blocks.add(of(rows.slice(from, Math.min(rows.rows(), from + ROWS)), mean, algebra));
    }
    return blocks;
  }

  private static RowBlock of(Matrix rows, double[] mean, LinearAlgebra algebra) {
    int count = rows.rows();
    int width = mean.length;
    float[] centred = new float[count * width];
    float[] transposed = new float[count * width];
    double[] squares = new double[count];
    for (int row = 0; row < count; row++) {
      for (int column = 0; column < width; column++) {
        float value = (float) (rows.get(row, column) - mean[column]);
        centred[row * width + column] = value;
        transposed[column * count + row] = value;
        squares[row] += (double) value * value;
      }
    }
    return new RowBlock(
        algebra.multiplier(Matrix.wrap(width, count, transposed)),
        algebra.multiplier(Matrix.wrap(count, width, centred)),
        squares);
  }

  /** Returns how many rows there are. */
  int count() {
    return squares.length;
  }
}
