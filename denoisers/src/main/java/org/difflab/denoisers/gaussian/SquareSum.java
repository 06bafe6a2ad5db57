// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

/**
 * The sum Σ w_j·(x_j − c_j)² of rows of float32 values, where densities spend their time. Squares
 * are added up in float32, four to a sum, and the sums in float64.
 */
final class SquareSum {

  private final double scale;
  private final float[] center;
  private final float[] roots;

  /**
   * Prepares sums.
   *
   * @param center c; values beyond the weights do not count
   * @param weights w, none negative
   */
  SquareSum(double[] center, double[] weights) {
    this.center = new float[weights.length];
    this.roots = new float[weights.length];
    double greatest = 0;
    for (double weight : weights) {
      greatest = Math.max(greatest, weight);
    }
    // Relative to the greatest, no weighted square overflows float32.
    this.scale = greatest > 0 ? greatest : 1;
    for (int j = 0; j < weights.length; j++) {
      this.center[j] = (float) center[j];
      this.roots[j] = (float) Math.sqrt(weights[j] / scale);
    }
  }

  /** Returns the sum for the values from an offset on. */
  double of(float[] values, int offset) {
    int whole = roots.length & ~7;
    double even = 0;
    double odd = 0;
    for (int j = 0; j < whole; j += 8) {
      float d0 = (values[offset + j] - center[j]) * roots[j];
      float d1 = (values[offset + j + 1] - center[j + 1]) * roots[j + 1];
      float d2 = (values[offset + j + 2] - center[j + 2]) * roots[j + 2];
      float d3 = (values[offset + j + 3] - center[j + 3]) * roots[j + 3];
      float d4 = (values[offset + j + 4] - center[j + 4]) * roots[j + 4];
      float d5 = (values[offset + j + 5] - center[j + 5]) * roots[j + 5];
      float d6 = (values[offset + j + 6] - center[j + 6]) * roots[j + 6];
      float d7 = (values[offset + j + 7] - center[j + 7]) * roots[j + 7];
      even += (d0 * d0 + d1 * d1) + (d2 * d2 + d3 * d3);
      odd += (d4 * d4 + d5 * d5) + (d6 * d6 + d7 * d7);
    }
    for (int j = whole; j < roots.length; j++) {
      float apart = (values[offset + j] - center[j]) * roots[j];
      even += apart * apart;
    }
    return scale * (even + odd);
  }
}
