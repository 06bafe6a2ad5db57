// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

/**
 * A {@link GaussianPosterior} for rows of float32 coordinates along the axes: their estimates in
 * float32, their densities in float64.
 */
final class FloatPosterior {

  private final double logNormalizer;
  private final SquareSum squares;
  private final float[] gains;
  private final float[] offsets;

  FloatPosterior(GaussianPosterior posterior) {
    this.logNormalizer = posterior.logNormalizer();
    this.squares = new SquareSum(posterior.noisyCenter(), posterior.precisions());
    this.gains = narrowed(posterior.gains());
    this.offsets = narrowed(posterior.offsets());
  }

  private static float[] narrowed(double[] values) {
    float[] narrowed = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrowed[i] = (float) values[i];
    }
    return narrowed;
  }

  /**
   * Returns the logarithm of the density of x_t, N(aμ, a²Σ + s²I), for coordinates from an offset
   * on.
   */
  double logDensity(float[] coordinates, int offset) {
    return logNormalizer - 0.5 * squares.of(coordinates, offset);
  }

  /** Writes {@code factor} times the coordinates of E[x_0 | x_t] for those from an offset on. */
  void estimate(float[] coordinates, int from, double factor, float[] into, int to) {
    float scale = (float) factor;
    for (int axis = 0; axis < gains.length; axis++) {
      into[to + axis] = scale * (offsets[axis] + gains[axis] * coordinates[from + axis]);
    }
  }
}
