// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.distance;

/**
 * The Wasserstein distance of numbers: W_p^p = ∫_0^1 |F⁻¹(u) − G⁻¹(u)|^p du, exact for any sample
 * sizes, as both quantile functions are step functions.
 */
final class QuantileDistance {

  private QuantileDistance() {}

  /**
   * Returns W_p^p.
   *
   * @param first n numbers, sorted
   * @param second m numbers, sorted
   * @param order p: 1 or 2
   */
  static double power(double[] first, double[] second, int order) {
    long n = first.length;
    long m = second.length;
    double sum = 0;
    // Positions on [0, 1] are counted in steps of 1/(n·m), which makes them whole numbers.
    long position = 0;
    int i = 0;
    int j = 0;
    while (position < n * m) {
      long firstEnd = (i + 1) * m;
      long secondEnd = (j + 1) * n;
      long end = Math.min(firstEnd, secondEnd);
      double apart = Math.abs(first[i] - second[j]);
      sum += (end - position) * (order == 1 ? apart : apart * apart);
      position = end;
      i += firstEnd == end ? 1 : 0;
      j += secondEnd == end ? 1 : 0;
    }
    return sum / ((double) n * m);
  }
}
