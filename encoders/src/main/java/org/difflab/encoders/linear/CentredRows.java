// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.Floats;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.SymmetricMatrix;
import org.difflab.spi.linear.Tile;
import org.difflab.spi.linear.TileProducts;
import org.difflab.spi.linear.TileProducts.Into;

/**
 * The matrix A, n×d, of rows about their mean, a_ij = (x_ij − mean_j)·factor_j, of which only some
 * rows or columns exist at a time. Products are float32 and their sums over blocks float64; how
 * many blocks there are depends on the sizes alone, so that the number of threads leaves all bits
 * alone.
 */
final class CentredRows {

  private static final int BLOCK = Workers.BLOCK_ROWS;

  /** Partial sums, if each has at most 1/8 of {@link #MOST_PARTIAL} values. */
  private static final int MOST_GROUPS = 8;

  /** Values in all partial sums together: 256 MB of float64. */
  private static final long MOST_PARTIAL = 1L << 25;

  /** Values in columns that are turned into rows at a time: 64 MB. */
  private static final int MOST_TRANSPOSED = 1 << 24;

  private final Matrix rows;
  private final double[] mean;
  private final double[] factor;
  private final LinearAlgebra algebra;
  private final Workers workers;

  /**
   * Creates the matrix; nothing is copied.
   *
   * @param rows x
   * @param mean of each column
   * @param factor what the values of each column are multiplied by
   */
  CentredRows(Matrix rows, double[] mean, double[] factor, LinearAlgebra algebra, Workers workers) {
    this.rows = rows;
    this.mean = mean;
    this.factor = factor;
    this.algebra = algebra;
    this.workers = workers;
  }

  /** Fills in the coefficients of a block of rows. */
  @FunctionalInterface
  interface Coefficients {

    /**
     * Fills in.
     *
     * @param block some rows of A
     * @param from the number of its first row
     * @param into a line of coefficients for each of the rows
     */
    void of(Tile block, int from, Tile into);
  }

  /** Returns n. */
  int count() {
    return rows.rows();
  }

  /** Returns d. */
  int width() {
    return rows.columns();
  }

  /** Returns the algebra that multiplies. */
  LinearAlgebra algebra() {
    return algebra;
  }

  /** Returns Σ a_ij². */
  double squareSum() {
    double sum = 0;
    for (double block : workers.mapBlocks(count(), this::squareSum)) {
      sum += block;
    }
    return sum;
  }

  private double squareSum(int from, int to) {
    double sum = 0;
    for (int row = from; row < to; row++) {
      int start = row * width();
      for (int column = 0; column < width(); column++) {
        double value = (rows.values()[start + column] - mean[column]) * factor[column];
        sum += value * value;
      }
    }
    return sum;
  }

  /** Returns A·Aᵀ, n×n. */
  SymmetricMatrix outer() {
    int count = count();
    int groups = groups((long) count * (count + 1) / 2);
    // Each call makes its own partial sums: few calls leave little behind, but must not need more.
    int columnsAtOnce =
        groups < MOST_GROUPS
            ? BLOCK * groups
            : Math.max(BLOCK * groups, MOST_TRANSPOSED / count / BLOCK * BLOCK);
    double[] sum = new double[Math.multiplyExact(count, count)];
    for (int from = 0; from < width(); from += columnsAtOnce) {
      int to = Math.min(width(), from + columnsAtOnce);
      double[] part = algebra.gram(transposed(from, to)).values();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += part[i];
      }
    }
    return SymmetricMatrix.wrap(count, sum);
  }

  /** Returns some columns of A as rows. */
  private Matrix transposed(int fromColumn, int toColumn) {
    int count = count();
    float[] columns = new float[Math.multiplyExact(toColumn - fromColumn, count)];
    workers.mapBlocks(
        count,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            int start = row * width();
            for (int column = fromColumn; column < toColumn; column++) {
              columns[(column - fromColumn) * count + row] =
                  (float) ((rows.values()[start + column] - mean[column]) * factor[column]);
            }
          }
          return to;
        });
    return Matrix.wrap(toColumn - fromColumn, count, columns);
  }

  /**
   * Returns Cᵀ·A, k×d row-major, for coefficients C, n×k.
   *
   * @param lines k
   */
  double[] combine(int lines, Coefficients coefficients) {
    int length = Math.multiplyExact(lines, width());
    int blocks = (count() + BLOCK - 1) / BLOCK;
    int groups = Math.min(groups(length), blocks);
    List<double[]> sums =
        workers.map(
            groups,
            group ->
                combine(
                    lines,
                    coefficients,
                    (int) ((long) blocks * group / groups) * BLOCK,
                    Math.min(count(), (int) ((long) blocks * (group + 1) / groups) * BLOCK)));
    double[] total = sums.get(0);
    for (double[] sum : sums.subList(1, groups)) {
      for (int i = 0; i < length; i++) {
        total[i] += sum[i];
      }
    }
    return total;
  }

  private double[] combine(int lines, Coefficients coefficients, int first, int last) {
    TileProducts products = algebra.products();
    int width = width();
    Floats left = products.allocate(BLOCK * lines);
    Floats right = products.allocate(Math.multiplyExact(BLOCK, width));
    Tile product = new Tile(products.allocate(lines * width), 0, lines, width);
    float[] line = new float[width];
    double[] sum = new double[lines * width];
    for (int from = first; from < last; from += BLOCK) {
      int size = Math.min(BLOCK, last - from);
      for (int row = 0; row < size; row++) {
        int start = (from + row) * width;
        for (int column = 0; column < width; column++) {
          line[column] = (float) ((rows.values()[start + column] - mean[column]) * factor[column]);
        }
        right.put(row * width, line, 0, width);
      }
      Tile block = new Tile(right, 0, size, width);
      Tile weights = new Tile(left, 0, size, lines);
      coefficients.of(block, from, weights);
      products.multiplyTransposed(weights, block, product, Into.REPLACED);
      for (int row = 0; row < lines; row++) {
        product.floats().get(row * width, line, 0, width);
        for (int column = 0; column < width; column++) {
          sum[row * width + column] += line[column];
        }
      }
    }
    return sum;
  }

  private static int groups(long values) {
    return (int) Math.max(1, Math.min(MOST_GROUPS, MOST_PARTIAL / values));
  }
}
