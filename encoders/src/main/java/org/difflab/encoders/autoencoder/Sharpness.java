// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.autoencoder;

import org.difflab.spi.Matrix;

/**
 * Measures the factor s ≥ 1 of a decoder's outputs at which what is decoded varies as much as the
 * samples: Σ_j Var(x̂_j(s)) = Σ_j Var(x_j). By the law of total variance, a decoder's mean varies
 * less than the samples, so its pictures have less contrast and are blurred.
 */
final class Sharpness {

  private static final double GREATEST = 32;
  private static final int HALVINGS = 24;

  private Sharpness() {}

  /** Returns s, or 1 if what is decoded varies enough as it is. */
  static double measure(Likelihood likelihood, Matrix outputs, Matrix samples) {
    double wanted = variance(samples);
    double below = 1;
    double above = GREATEST;
    for (int halving = 0; halving < HALVINGS; halving++) {
      double middle = Math.sqrt(below * above);
      if (variance(likelihood.decode(outputs, middle)) < wanted) {
        below = middle;
      } else {
        above = middle;
      }
    }
    return below;
  }

  private static double variance(Matrix rows) {
    int columns = rows.columns();
    double[] sums = new double[columns];
    double squares = 0;
    for (int start = 0; start < rows.values().length; start += columns) {
      for (int column = 0; column < columns; column++) {
        double value = rows.values()[start + column];
        sums[column] += value;
        squares += value * value;
      }
    }
    double variance = squares / rows.rows();
    for (double sum : sums) {
      double mean = sum / rows.rows();
      variance -= mean * mean;
    }
    return variance;
  }
}
