// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import java.util.List;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;

/**
 * Mean and variance of each column of a matrix, in float64: mean_j = Σ_i x_ij / n and then
 * variance_j = Σ_i (x_ij − mean_j)² / n. Sums are taken over blocks of rows, blocks in order.
 */
final class ColumnMoments {

  private final double[] mean;
  private final double[] variance;

  private ColumnMoments(double[] mean, double[] variance) {
    this.mean = mean;
    this.variance = variance;
  }

  /**
   * Measures.
   *
   * @param who who asks, for messages
   * @throws InputException if there is no row
   * @throws ArithmeticException if a value is not finite
   */
  static ColumnMoments of(Matrix values, Workers workers, String who) {
    double[] mean = mean(values, workers, who);
    double[] variance =
        average(
            values,
            workers.mapBlocks(
                values.rows(), (from, to) -> squaredDeviations(values, from, to, mean)));
    return new ColumnMoments(mean, variance);
  }

  /** Measures the mean alone. */
  static double[] mean(Matrix values, Workers workers, String who) {
    if (values.rows() == 0) {
      throw new InputException(who + ": there are no samples to train on");
    }
    double[] mean =
        average(values, workers.mapBlocks(values.rows(), (from, to) -> sums(values, from, to)));
    for (int column = 0; column < mean.length; column++) {
      if (!Double.isFinite(mean[column])) {
        throw new ArithmeticException(
            who
                + ": value "
                + column
                + " of a training sample is not finite (values count from 0)");
      }
    }
    return mean;
  }

  private static double[] sums(Matrix values, int from, int to) {
    int columns = values.columns();
    float[] all = values.values();
    double[] sums = new double[columns];
    for (int row = from; row < to; row++) {
      int start = row * columns;
      for (int column = 0; column < columns; column++) {
        sums[column] += all[start + column];
      }
    }
    return sums;
  }

  private static double[] squaredDeviations(Matrix values, int from, int to, double[] mean) {
    int columns = values.columns();
    float[] all = values.values();
    double[] sums = new double[columns];
    for (int row = from; row < to; row++) {
      int start = row * columns;
      for (int column = 0; column < columns; column++) {
        double deviation = all[start + column] - mean[column];
        sums[column] += deviation * deviation;
      }
    }
    return sums;
  }

  private static double[] average(Matrix values, List<double[]> blocks) {
    double[] average = new double[values.columns()];
    for (double[] block : blocks) {
      for (int column = 0; column < average.length; column++) {
        average[column] += block[column];
      }
    }
    for (int column = 0; column < average.length; column++) {
      average[column] /= values.rows();
    }
    return average;
  }

  /** Returns the mean of each column; not to be written to. */
  double[] mean() {
    return mean;
  }

  /** Returns the variance of each column, divided by n; not to be written to. */
  double[] variance() {
    return variance;
  }
}
