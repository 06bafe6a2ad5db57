// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.posterior;

import java.util.Arrays;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;

/**
 * The sums Σ w_i·z_i and Σ w_i of noisy rows x with w_i = exp(−‖x − a·y_i‖²/(2s²)), to which blocks
 * of training rows (keys y_i, targets z_i) are added one after another. Weights are kept relative
 * to the greatest met so far, so that none overflows; sums are float64.
 */
public final class PosteriorSum {

  /** The logarithm below which a relative weight is nothing to float64 sums. */
  private static final double VANISHING = -50;

  private final Matrix noisy;
  private final int width;
  private final double variance;
  private final double byProduct;
  private final double bySquare;
  private final double[] greatest;
  private final double[] weights;
  private final double[] sums;

  /**
   * Begins with nothing.
   *
   * @param noisy the keys of the noisy rows, n×q, less a times the center of the training keys
   * @param level a and s, with s greater than 0
   * @param width m, how many values a target has
   */
  public PosteriorSum(Matrix noisy, NoiseLevel level, int width) {
    this.variance = level.noise() * level.noise();
    this.noisy = noisy;
    this.width = width;
    this.byProduct = level.signal() / variance;
    this.bySquare = -level.signal() * level.signal() / (2 * variance);
    this.greatest = new double[noisy.rows()];
    this.weights = new double[noisy.rows()];
    this.sums = new double[noisy.rows() * width];
    Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
  }

  /** Adds a block of training rows. */
  public void add(RowBlock block) {
    int count = block.count();
    float[] products = new float[noisy.rows() * count];
    block.byKey().multiply(noisy.values(), noisy.rows(), products);
    int[] rows = new int[noisy.rows()];
    int chosen = 0;
    for (int row = 0; row < noisy.rows(); row++) {
      if (weigh(block, products, row, chosen)) {
        rows[chosen++] = row;
      }
    }
    float[] blockSums = new float[chosen * width];
    block.toSum().multiply(products, chosen, blockSums);
    for (int place = 0; place < chosen; place++) {
      for (int column = 0; column < width; column++) {
        sums[rows[place] * width + column] += blockSums[place * width + column];
      }
    }
  }

  /**
   * Turns a row of products into relative weights, moved up to a place, unless all of them vanish.
   */
  private boolean weigh(RowBlock block, float[] products, int row, int place) {
    int count = block.count();
    double[] logarithms = new double[count];
    for (int i = 0; i < count; i++) {
      logarithms[i] = byProduct * products[row * count + i] + bySquare * block.squares()[i];
    }
    double top = Double.NEGATIVE_INFINITY;
    for (double logarithm : logarithms) {
      top = Math.max(top, logarithm);
    }
    if (top < greatest[row] + VANISHING) {
      return false;
    }
    if (top > greatest[row]) {
      rescale(row, StrictMath.exp(greatest[row] - top));
      greatest[row] = top;
    }
    Exponential.replaceBelow(logarithms, greatest[row]);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      products[place * count + i] = (float) logarithms[i];
      sum += logarithms[i];
    }
    weights[row] += sum;
    return true;
  }

  private void rescale(int row, double factor) {
    weights[row] *= factor;
    for (int i = row * width; i < (row + 1) * width; i++) {
      sums[i] *= factor;
    }
  }

  /**
   * Returns ln (1/n)·Σ_i N(x; a·y_i, s²I) of each noisy row.
   *
   * @param count n, how many training rows were added
   */
  public double[] logDensity(int count) {
    int keyWidth = noisy.columns();
    double constant =
        -StrictMath.log(count) - 0.5 * keyWidth * StrictMath.log(2 * Math.PI * variance);
    double[] logarithms = new double[noisy.rows()];
    for (int row = 0; row < logarithms.length; row++) {
      double square = 0;
      for (int column = 0; column < keyWidth; column++) {
        square += (double) noisy.get(row, column) * noisy.get(row, column);
      }
      logarithms[row] =
          constant - square / (2 * variance) + greatest[row] + StrictMath.log(weights[row]);
    }
    return logarithms;
  }

  /**
   * Returns Σ w_i·z_i / Σ w_i of each noisy row, n×m.
   *
   * @param center what was taken from every target, m values; it is added
   */
  public Matrix mean(double[] center) {
    float[] means = new float[sums.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = (float) (center[i % width] + sums[i] / weights[i / width]);
    }
    return Matrix.wrap(noisy.rows(), width, means);
  }
}
