// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.distance;

/** Sums of many numbers, computed with several accumulators. */
final class PartialSums {

  private PartialSums() {}

  /**
   * Returns the sum of the first {@code count} values, with four accumulators, so that an addition
   * does not wait for the previous one.
   */
  static double of(double[] values, int count) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int whole = count & ~3;
    for (int i = 0; i < whole; i += 4) {
      first += values[i];
      second += values[i + 1];
      third += values[i + 2];
      fourth += values[i + 3];
    }
    for (int i = whole; i < count; i++) {
      first += values[i];
    }
    return (first + second) + (third + fourth);
  }
}
