// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;

/**
 * Bounds the densities of noisy rows under Gaussians from above at a third of the cost: with the
 * axes in order of falling variance, precisions p_j rise, so the axes that are left out add at
 * least p_m times their part of the distance, Σ_j p_j·d_j² ≥ p_m·‖d‖² − Σ_{j&lt;m} (p_m − p_j)·d_j²
 * for d = Vᵀ(x_t − aμ). Leading axes are the first m; ‖d‖² needs no axes at all.
 *
 * <p>Rows are multiplied by the leading axes of several Gaussians at once, since narrow products
 * are slow.
 */
final class DensityBounds {

  /** For narrower rows, bounds do not save time. */
  private static final int LEAST_WIDTH = 64;

  private static final int PART = 3;
  private static final int COLUMN_STEP = 16;

  /** Columns enough to keep a product busy. */
  private static final int MOST_COLUMNS = 240;

  /** What rounding in float32 may add to a squared distance, relative to the squares it is of. */
  private static final double ROUNDING = 1e-5;

  private final int leading;
  private final int together;
  private final List<Multiplier> multipliers = new ArrayList<>();
  private final double[] squareNorms;

  /** Creates the bounds for Gaussians of one width. */
  DensityBounds(List<Gaussian> gaussians, LinearAlgebra algebra) {
    int width = gaussians.get(0).mean().length;
    int columns = (width / PART + COLUMN_STEP - 1) / COLUMN_STEP * COLUMN_STEP;
    this.leading = columns - 1;
    this.together = Math.max(1, MOST_COLUMNS / columns);
    for (int from = 0; from < gaussians.size(); from += together) {
      int to = Math.min(gaussians.size(), from + together);
      multipliers.add(algebra.multiplier(columns(gaussians.subList(from, to))));
    }
    this.squareNorms =
        gaussians.stream().mapToDouble(gaussian -> squareNorm(gaussian.mean())).toArray();
  }

  /** Returns the leading axes and the mean of one Gaussian after another, as columns. */
  private Matrix columns(List<Gaussian> group) {
    int width = group.get(0).mean().length;
    int total = group.size() * (leading + 1);
    float[] columns = new float[width * total];
    for (int k = 0; k < group.size(); k++) {
      Matrix axes = group.get(k).axes();
      double[] mean = group.get(k).mean();
      for (int row = 0; row < width; row++) {
        int at = row * total + k * (leading + 1);
        for (int axis = 0; axis < leading; axis++) {
          columns[at + axis] = axes.get(axis, row);
        }
        columns[at + leading] = (float) mean[row];
      }
    }
    return Matrix.wrap(width, total, columns);
  }

  private static double squareNorm(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }

  /** Returns whether rows are wide enough for bounds to save time. */
  static boolean isWorthwhile(int width) {
    return width >= LEAST_WIDTH;
  }

  /**
   * Returns bounds of the logarithms of densities times shares, a line for each row.
   *
   * @param posteriors those of the Gaussians at the level
   */
  double[] of(
      Matrix noisy, NoiseLevel level, List<GaussianPosterior> posteriors, double[] logShares) {
    int count = posteriors.size();
    double[] bounds = new double[noisy.rows() * count];
    double[] squares = squares(noisy);
    float[] products = new float[noisy.rows() * together * (leading + 1)];
    for (int group = 0; group < multipliers.size(); group++) {
      Multiplier multiplier = multipliers.get(group);
      multiplier.multiply(noisy.values(), noisy.rows(), products);
      int first = group * together;
      for (int k = first; k < Math.min(count, first + together); k++) {
        Bound bound = new Bound(level.signal(), posteriors.get(k), leading, squareNorms[k]);
        int offset = (k - first) * (leading + 1);
        for (int row = 0; row < squares.length; row++) {
          int at = row * multiplier.outputs() + offset;
          bounds[row * count + k] = logShares[k] + bound.of(products, at, squares[row]);
        }
      }
    }
    return bounds;
  }

  /** The bound of one Gaussian at one level. */
  private static final class Bound {

    private final double signal;
    private final double logNormalizer;
    private final double rest;
    private final double squareCenter;
    private final int leading;
    private final SquareSum gained;

    Bound(double signal, GaussianPosterior posterior, int leading, double squareNorm) {
      this.signal = signal;
      this.logNormalizer = posterior.logNormalizer();
      this.rest = posterior.precisions()[leading];
      this.squareCenter = signal * signal * squareNorm;
      this.leading = leading;
      double[] weights = new double[leading];
      for (int axis = 0; axis < leading; axis++) {
        weights[axis] = Math.max(0, rest - posterior.precisions()[axis]);
      }
      this.gained = new SquareSum(posterior.noisyCenter(), weights);
    }

    /** Returns the bound for a row, from its products with the leading axes and the mean. */
    double of(float[] products, int at, double square) {
      double distance = square - 2 * signal * products[at + leading] + squareCenter;
      double least = distance - ROUNDING * (square + squareCenter);
      return logNormalizer - 0.5 * (rest * least - gained.of(products, at));
    }
  }

  /** Returns ‖x‖² of each row. */
  private static double[] squares(Matrix rows) {
    double[] squares = new double[rows.rows()];
    int width = rows.columns();
    for (int i = 0; i < rows.values().length; i++) {
      double value = rows.values()[i];
      squares[i / width] += value * value;
    }
    return squares;
  }
}
