// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import org.difflab.spi.Matrix;

/**
 * Mean and standard deviation of each column, in float64.
 *
 * @param means one for each column
 * @param deviations the square roots of the mean squared differences from the means
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ColumnMoments(double[] means, double[] deviations) {

  /** Computes the moments of at least one row. */
  public static ColumnMoments of(Matrix rows) {
    double[] means = new double[rows.columns()];
    for (int i = 0; i < rows.values().length; i++) {
      means[i % means.length] += rows.values()[i];
    }
    for (int column = 0; column < means.length; column++) {
      means[column] /= rows.rows();
    }
    double[] deviations = new double[means.length];
    for (int i = 0; i < rows.values().length; i++) {
      double apart = rows.values()[i] - means[i % means.length];
      deviations[i % means.length] += apart * apart;
    }
    for (int column = 0; column < means.length; column++) {
      deviations[column] = Math.sqrt(deviations[column] / rows.rows());
    }
    return new ColumnMoments(means, deviations);
  }
}
