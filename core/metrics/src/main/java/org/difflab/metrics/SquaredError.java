// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics;

import org.difflab.spi.Matrix;

/** Sums squared differences in float64. */
final class SquaredError {

  private SquaredError() {}

  /**
   * Returns Σ (x − y)² over all values.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  static double sum(Matrix estimate, Matrix truth) {
    estimate.requireColumns(truth.columns(), "estimates");
    if (estimate.rows() != truth.rows()) {
      throw new IllegalArgumentException(
          truth.rows() + " rows need the same number of estimates, found " + estimate.rows());
    }
    float[] left = estimate.values();
    float[] right = truth.values();
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      double difference = (double) left[i] - right[i];
      sum += difference * difference;
    }
    return sum;
  }
}
