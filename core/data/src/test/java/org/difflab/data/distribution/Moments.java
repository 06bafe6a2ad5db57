// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.difflab.spi.Matrix;

/** Mean and variance of one column of samples. */
record Moments(double mean, double variance) {

  static Moments of(Matrix values, int column) {
    double mean = 0;
    for (int row = 0; row < values.rows(); row++) {
      mean += values.get(row, column);
    }
    mean /= values.rows();
    double variance = 0;
    for (int row = 0; row < values.rows(); row++) {
      double deviation = values.get(row, column) - mean;
      variance += deviation * deviation;
    }
    return new Moments(mean, variance / values.rows());
  }

  /**
   * Asserts that both lie within five standard errors, tails being no heavier than a Gaussian's.
   */
  void assertNear(double expectedMean, double expectedVariance, int count) {
    assertEquals(expectedMean, mean, 5 * Math.sqrt(expectedVariance / count));
    assertEquals(expectedVariance, variance, 5 * expectedVariance * Math.sqrt(2.0 / count));
  }
}
