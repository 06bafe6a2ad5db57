// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.inference.TTest;

/**
 * The uncertainty of a mean difference over at least two seeds: Student's t on the paired
 * differences ("The probable error of a mean", Biometrika 6, 1908). It is not defined for
 * differences that are the same for every seed, as for parts without random numbers.
 *
 * @param lower lower bound of the 95 % confidence interval: mean − t·s/√n
 * @param upper upper bound: mean + t·s/√n
 * @param probability the two-sided p value of the null hypothesis that there is no difference
 * @param adjusted p after Holm's correction over all contestants of the measurement
 */
public record Uncertainty(double lower, double upper, double probability, double adjusted) {

  /** The confidence level of the interval. */
  public static final double CONFIDENCE = 0.95;

  /**
   * Computes the interval and the uncorrected p value of at least two differences that are not all
   * equal.
   */
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
