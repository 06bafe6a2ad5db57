// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judged;

import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.SymmetricMatrix;

/**
 * Mean and covariance of rows, in float64.
 *
 * @param mean μ
 * @param covariance Σ (x − μ)(x − μ)ᵀ / (n − 1)
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FeatureMoments(double[] mean, SymmetricMatrix covariance) {

  /** Returns the moments of at least two rows. */
  static FeatureMoments of(Matrix rows, Workers workers) {
    int width = rows.columns();
    double[] mean = mean(rows, workers);
    List<double[][]> blocks =
        workers.mapBlocks(rows.rows(), (from, to) -> products(rows, mean, from, to));
    double[] covariance = new double[width * width];
    for (double[][] block : blocks) {
      for (int a = 0; a < width; a++) {
        for (int b = 0; b < width; b++) {
          covariance[a * width + b] += block[a][b];
        }
      }
    }
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] /= rows.rows() - 1;
    }
    return new FeatureMoments(mean, SymmetricMatrix.wrap(width, covariance));
  }

  private static double[] mean(Matrix rows, Workers workers) {
    int width = rows.columns();
    double[] mean = new double[width];
    List<double[]> blocks =
        workers.mapBlocks(
            rows.rows(),
            (from, to) -> {
              double[] sums = new double[width];
              for (int row = from; row < to; row++) {
                for (int column = 0; column < width; column++) {
                  sums[column] += rows.get(row, column);
                }
              }
              return sums;
            });
    for (double[] block : blocks) {
      for (int column = 0; column < width; column++) {
        mean[column] += block[column] / rows.rows();
      }
    }
    return mean;
  }

  private static double[][] products(Matrix rows, double[] mean, int from, int to) {
    int width = mean.length;
    double[][] sums = new double[width][width];
    double[] centred = new double[width];
    for (int row = from; row < to; row++) {
      for (int column = 0; column < width; column++) {
        centred[column] = rows.get(row, column) - mean[column];
      }
      for (int a = 0; a < width; a++) {
        double factor = centred[a];
        double[] line = sums[a];
        for (int b = 0; b < width; b++) {
          line[b] += factor * centred[b];
        }
      }
    }
    return sums;
  }
}
