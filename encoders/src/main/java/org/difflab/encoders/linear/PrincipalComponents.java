// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import org.difflab.spi.Matrix;
import org.difflab.spi.Weights;

/** What a principal component analysis found. */
final class PrincipalComponents {

  private static final String DIRECTIONS = "components";
  private static final String MEAN = "mean";
  private static final String VARIANCES = "variances";
  private static final String SHARES = "explained-variance-share";
  private static final String RESIDUALS = "residuals";

  private final Matrix directions;
  private final double[] mean;
  private final double[] variances;
  private final double[] shares;
  private final double[] residuals;

  /**
   * Creates it of arrays without copying them.
   *
   * @param directions k×d, row k the unit vector v_k
   * @param mean of the d values of a sample
   * @param variances λ_k, largest first
   * @param shares λ_k as a share of the variance in all d directions
   * @param residuals the norm of C·v_k − λ_k·v_k for the covariance C, if it was measured
   */
  PrincipalComponents(
      Matrix directions, double[] mean, double[] variances, double[] shares, double[] residuals) {
    this.directions = directions;
    this.mean = mean;
    this.variances = variances;
    this.shares = shares;
    this.residuals = residuals;
  }

  static PrincipalComponents read(Weights weights) {
    Matrix directions = weights.matrix(DIRECTIONS);
    return new PrincipalComponents(
        directions,
        SavedShape.array(weights, MEAN, directions.columns()),
        SavedShape.array(weights, VARIANCES, directions.rows()),
        SavedShape.array(weights, SHARES, directions.rows()),
        weights.doubles().containsKey(RESIDUALS)
            ? SavedShape.array(weights, RESIDUALS, directions.rows())
            : new double[0]);
  }

  Weights weights() {
    Weights.Builder weights =
        Weights.builder()
            .matrix(DIRECTIONS, directions)
            .array(MEAN, mean)
            .array(VARIANCES, variances)
            .array(SHARES, shares);
    return residuals.length == 0 ? weights.build() : weights.array(RESIDUALS, residuals).build();
  }

  /** Returns k. */
  int count() {
    return directions.rows();
  }

  /** Returns d. */
  int width() {
    return directions.columns();
  }

  /** Returns a component of v_k. */
  float direction(int k, int column) {
    return directions.get(k, column);
  }

  /** Returns the mean of one of the d values. */
  double mean(int column) {
    return mean[column];
  }

  /** Returns √λ_k. */
  double deviation(int k) {
    return Math.sqrt(variances[k]);
  }

  /** Returns every λ_k; not to be written to. */
  double[] variances() {
    return variances;
  }
}
