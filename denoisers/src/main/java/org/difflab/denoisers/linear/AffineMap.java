// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.linear;

/**
 * x_0 ≈ offset + x_t·slope, in float64.
 *
 * @param slope w×w row-major: row i is what value i of x_t adds
 * @param offset w values
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AffineMap(double[] slope, double[] offset) {

  /** Returns the map with this slope that passes through a pair of means. */
  static AffineMap through(double[] noisyMean, double[] cleanMean, double[] slope) {
    int width = cleanMean.length;
    double[] offset = cleanMean.clone();
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < width; j++) {
        offset[j] -= noisyMean[i] * slope[i * width + j];
      }
    }
    return new AffineMap(slope, offset);
  }
}
