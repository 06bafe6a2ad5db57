// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

/** Turns logarithms of joint probabilities into conditional ones. */
final class Responsibilities {

  /**
   * The logarithm below which a probability makes no difference to a sum of float64 values around
   * 1.
   */
  private static final double VANISHING = -50;

  private Responsibilities() {}

  /**
   * Replaces each row of logarithms l by exp(l) / Σ exp(l), without overflow.
   *
   * @param logarithms n×k, row-major
   * @return Σ over the rows of ln Σ exp(l)
   */
  static double normalize(double[] logarithms, int columns) {
    double total = 0;
    for (int from = 0; from < logarithms.length; from += columns) {
      double greatest = Double.NEGATIVE_INFINITY;
      for (int i = from; i < from + columns; i++) {
        greatest = Math.max(greatest, logarithms[i]);
      }
      double sum = 0;
      for (int i = from; i < from + columns; i++) {
        double below = logarithms[i] - greatest;
        logarithms[i] = below < VANISHING ? 0 : StrictMath.exp(below);
        sum += logarithms[i];
      }
      for (int i = from; i < from + columns; i++) {
        logarithms[i] /= sum;
      }
      total += greatest + StrictMath.log(sum);
    }
    return total;
  }
}
