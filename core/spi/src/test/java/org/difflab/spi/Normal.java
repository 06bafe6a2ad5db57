// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * The normal distribution function, by a series for moderate numbers and a fraction for large ones.
 */
final class Normal {

  private Normal() {}

  /** Returns Φ(x), to about 15 digits after the point. */
  static double below(double x) {
    double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    if (Math.abs(x) > 5) {
      double tail = 0;
      for (int i = 60; i >= 1; i--) {
        tail = i / (Math.abs(x) + tail);
      }
      double beyond = density / (Math.abs(x) + tail);
      return x > 0 ? 1 - beyond : beyond;
    }
    double term = x;
    double sum = x;
    for (int i = 3; Math.abs(term) > 1e-18 && i < 300; i += 2) {
      term *= x * x / i;
      sum += term;
    }
    return 0.5 + density * sum;
  }
}
