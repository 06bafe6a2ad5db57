// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.sampler;

import java.util.List;
import org.difflab.spi.CleanEstimate;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Sampler;
import org.difflab.spi.SamplingObserver;

/**
 * Mean and covariance of what a sampler makes of Gaussian noise in the plane, without drawing any.
 * With the denoiser of a Gaussian each sample is an affine function of its noise, so one row
 * without noise gives the mean, and one row for each number of noise, with only that number 1,
 * gives its share of the covariance.
 */
final class ExactMoments {

  private final double[] mean;
  private final double[] covariance;

  private ExactMoments(double[] mean, double[] covariance) {
    this.mean = mean;
    this.covariance = covariance;
  }

  static ExactMoments of(Sampler sampler, List<NoiseLevel> grid, CleanEstimate estimate) {
    int steps = grid.size() - 1;
    int rows = 3 + 2 * steps;
    float[] start = new float[2 * rows];
    start[2] = (float) grid.get(0).noise();
    start[5] = (float) grid.get(0).noise();
    Matrix found =
        sampler.sample(
            Matrix.wrap(rows, 2, start),
            grid,
            estimate,
            step -> {
              float[] fresh = new float[2 * rows];
              fresh[2 * (3 + 2 * step)] = 1;
              fresh[2 * (4 + 2 * step) + 1] = 1;
              return Matrix.wrap(rows, 2, fresh);
            },
            SamplingObserver.NONE);
    double[] mean = {found.get(0, 0), found.get(0, 1)};
    double[] covariance = new double[3];
    for (int row = 1; row < rows; row++) {
      double x = found.get(row, 0) - mean[0];
      double y = found.get(row, 1) - mean[1];
      covariance[0] += x * x;
      covariance[1] += y * y;
      covariance[2] += x * y;
    }
    return new ExactMoments(mean, covariance);
  }

  /** Returns the largest difference from the moments of a Gaussian. */
  double error(GaussianOracle truth) {
    double largest = 0;
    for (int i = 0; i < 2; i++) {
      largest = Math.max(largest, Math.abs(mean[i] - truth.mean()[i]));
    }
    for (int i = 0; i < 3; i++) {
      largest = Math.max(largest, Math.abs(covariance[i] - truth.covariance()[i]));
    }
    return largest;
  }
}
