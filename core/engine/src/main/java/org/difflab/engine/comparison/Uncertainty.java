// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * How sure a mean difference over at least two seeds is: Student's t on the paired differences
 * ("The probable error of a mean", Biometrika 6, 1908). Differences that are the same for every
 * seed, as those of parts without random numbers are, have no spread and so none of this.
 *
 * @param lower lower end of the 95 % interval: mean − t·s/√n
 * @param upper upper end of it: mean + t·s/√n
 * @param probability p of so large a mean difference, in either direction, if there were none
 * @param adjusted the same after Holm's correction over all contestants of the measurement
 */
public record Uncertainty(double lower, double upper, double probability, double adjusted) {

  /** The part of intervals that holds the true difference. */
  public static final double CONFIDENCE = 0.95;

  /** Computes interval and p, still uncorrected, of at least two differences, not all equal. */
  static Uncertainty of(Spread differences) {
    double mean = differences.mean();
    double deviation = differences.deviation().orElseThrow();
    int count = differences.count();
    double quantile =
        new TDistribution(count - 1.0).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    double half = quantile * deviation / Math.sqrt(count);
    double probability = new TTest().tTest(0, differences.array());
    return new Uncertainty(mean - half, mean + half, probability, probability);
  }

  Uncertainty adjustedTo(double corrected) {
    return new Uncertainty(lower, upper, probability, corrected);
  }
}
