// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.posterior;

/**
 * The exponential function of many numbers at once, in a loop without branches and calls, which
 * compilers vectorise: ten times faster than number by number. It dominates the time of posterior
 * means over training rows.
 */
final class Exponential {

  /** Smaller numbers are clamped to this one: e⁻⁵⁰ is negligible in float64 sums around 1. */
  private static final double LEAST = -50;

  private Exponential() {}

  /**
   * Replaces each number x by e^{x − reference}, within 10⁻⁹ of itself.
   *
   * @param numbers none greater than the reference
   */
  static void replaceBelow(double[] numbers, double reference) {
    for (int i = 0; i < numbers.length; i++) {
      // e^x is the 64th power of the Taylor polynomial of e^{x/64}, whose argument lies in [−0.79,
      // 0].
      double x = Math.max(numbers[i] - reference, LEAST) * 0x1.0p-6;
      double sum = 1 + x * (1.0 / 12);
      sum = 1 + x * sum * (1.0 / 11);
      sum = 1 + x * sum * (1.0 / 10);
      sum = 1 + x * sum * (1.0 / 9);
      sum = 1 + x * sum * (1.0 / 8);
      sum = 1 + x * sum * (1.0 / 7);
      sum = 1 + x * sum * (1.0 / 6);
      sum = 1 + x * sum * (1.0 / 5);
      sum = 1 + x * sum * (1.0 / 4);
      sum = 1 + x * sum * (1.0 / 3);
      sum = 1 + x * sum * (1.0 / 2);
      sum = 1 + x * sum;
      double power = sum * sum;
      power *= power;
      power *= power;
      power *= power;
      power *= power;
      numbers[i] = power * power;
    }
  }
}
