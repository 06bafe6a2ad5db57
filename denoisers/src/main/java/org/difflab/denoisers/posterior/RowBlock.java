// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.posterior;

import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;

/**
 * A block of training rows, each with the values by which it is compared with noisy rows (its key
 * y_i, q values) and the values that are averaged (its target z_i, m values).
 *
 * @param byKey multiplies noisy keys by every key of the block: the products x·y_i (q×count)
 * @param toSum multiplies weights by the targets: the sums Σ w_i·z_i (count×m)
 * @param squares ‖y_i‖², in float64
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RowBlock(Multiplier byKey, Multiplier toSum, double[] squares) {

  private static final int ROWS = 512;

  /**
   * Cuts rows into blocks; each row is its own key and its own target.
   *
   * @param rows n×w
   * @param center c, w values, taken from each row
   */
  public static List<RowBlock> cut(Matrix rows, double[] center, LinearAlgebra algebra) {
    List<RowBlock> blocks = new ArrayList<>();
    for (int from = 0; from < rows.rows(); from += ROWS) {
      Matrix block = centered(rows.slice(from, Math.min(rows.rows(), from + ROWS)), center);
      blocks.add(of(block, block, algebra));
    }
    return blocks;
  }

  private static Matrix centered(Matrix rows, double[] center) {
    float[] centered = new float[rows.values().length];
    for (int i = 0; i < centered.length; i++) {
      centered[i] = (float) (rows.values()[i] - center[i % center.length]);
    }
    return Matrix.wrap(rows.rows(), rows.columns(), centered);
  }

  /**
   * Creates a block.
   *
   * @param keys count×q; the smaller the values, the more exact are distances in float32
   * @param targets count×m
   */
  public static RowBlock of(Matrix keys, Matrix targets, LinearAlgebra algebra) {
    int count = keys.rows();
    int width = keys.columns();
    float[] transposed = new float[count * width];
    double[] squares = new double[count];
    for (int row = 0; row < count; row++) {
      for (int column = 0; column < width; column++) {
        float value = keys.get(row, column);
        transposed[column * count + row] = value;
        squares[row] += (double) value * value;
      }
    }
    return new RowBlock(
        algebra.multiplier(Matrix.wrap(width, count, transposed)),
        algebra.multiplier(targets),
        squares);
  }

  /** Returns the number of rows. */
  public int count() {
    return squares.length;
  }
}
