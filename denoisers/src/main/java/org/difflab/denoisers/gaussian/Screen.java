package org.difflab.denoisers.gaussian;

import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;

/**
 * Bounds the density of noisy rows under a Gaussian from above at a third of the price: with the
 * axes in order of falling variance, precisions p_j rise, so the axes that are left out add at
 * least p_m times their part of the distance, Σ_j p_j·d_j² ≥ p_m·‖d‖² − Σ_{j&lt;m} (p_m − p_j)·d_j²
 * for d = Vᵀ(x_t − aμ). Leading axes are the first m; ‖d‖² needs no axes at all.
 */
final class Screen {

  /** Narrower rows are multiplied so fast that nothing is gained. */
  private static final int LEAST_WIDTH = 64;

  private static final int PART = 3;
  private static final int COLUMN_STEP = 16;

  /** What rounding in float32 may add to a squared distance, relative to the squares it is of. */
  private static final double ROUNDING = 1e-5;

  private final int leading;
  private final double squareNorm;
  private final Multiplier multiplier;

  private Screen(int leading, double squareNorm, Multiplier multiplier) {
    this.leading = leading;
    this.squareNorm = squareNorm;
    this.multiplier = multiplier;
  }

  /** Returns whether rows are so wide that screens pay. */
  static boolean pays(int width) {
    return width >= LEAST_WIDTH;
  }

  /**
   * Makes the screen of a Gaussian.
   *
   * @param axes Vᵀ: row j is axis j, variances falling
   * @param mean μ
   */
  static Screen of(Matrix axes, double[] mean, LinearAlgebra algebra) {
    int width = mean.length;
    int columns = (width / PART + COLUMN_STEP - 1) / COLUMN_STEP * COLUMN_STEP;
    int leading = columns - 1;
    float[] right = new float[width * columns];
    double squareNorm = 0;
    for (int column = 0; column < width; column++) {
      for (int axis = 0; axis < leading; axis++) {
        right[column * columns + axis] = axes.values()[axis * width + column];
      }
      right[column * columns + leading] = (float) mean[column];
      squareNorm += mean[column] * mean[column];
    }
    return new Screen(leading, squareNorm, algebra.multiplier(Matrix.wrap(width, columns, right)));
  }

  /**
   * Writes the bounds of the logarithms of densities times a share.
   *
   * @param squares ‖x_t‖² of each row
   * @param bounds receives them, that of row i at {@code i·stride + offset}
   */
  void bound(
      Matrix noisy,
      double[] squares,
      NoiseLevel level,
      GaussianPosterior posterior,
      double logShare,
      double[] bounds,
      int stride,
      int offset) {
    double signal = level.signal();
    double rest = posterior.precisions()[leading];
    double[] weights = new double[leading];
    for (int axis = 0; axis < leading; axis++) {
      weights[axis] = Math.max(0, rest - posterior.precisions()[axis]);
    }
    SquareSum gained = new SquareSum(posterior.noisyCenter(), weights);
    float[] products = multiplier.multiply(noisy).values();
    double squareCenter = signal * signal * squareNorm;
    for (int row = 0; row < squares.length; row++) {
      int at = row * (leading + 1);
      double distance = squares[row] - 2 * signal * products[at + leading] + squareCenter;
      double least = distance - ROUNDING * (squares[row] + squareCenter);
      bounds[row * stride + offset] =
          logShare + posterior.logNormalizer() - 0.5 * (rest * least - gained.of(products, at));
    }
  }

  /** Returns ‖x‖² of each row. */
  static double[] squares(Matrix rows) {
    double[] squares = new double[rows.rows()];
    int width = rows.columns();
    for (int i = 0; i < rows.values().length; i++) {
      double value = rows.values()[i];
      squares[i / width] += value * value;
    }
    return squares;
  }
}
