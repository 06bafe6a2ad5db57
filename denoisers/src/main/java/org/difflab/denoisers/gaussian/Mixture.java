// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;

/**
 * The posterior means of one mixture, E[x_0 | x_t] = Σ_k r_k·E_k[x_0 | x_t] with the
 * responsibilities r_k ∝ π_k·N(x_t; aμ_k, a²Σ_k + s²I).
 */
final class Mixture {

  /** Maximum number of coordinates along axes in memory: 16 MB. */
  private static final int KEPT_COORDINATES = 1 << 22;

  private static final int ROW_STEP = 32;

  /** With fewer Gaussians, bounds do not save time. */
  private static final int FEWEST_BOUNDED = 32;

  /**
   * The mean squared distance of Gaussians' means in units of the noise's variance, from which on
   * most of them are improbable for most rows.
   */
  private static final double SEPARATE = 64;

  private final List<Gaussian> gaussians;
  private final double[] logShares;
  private final double squareDistance;
  private final int step;
  private final Buffers.Pool pool;
  private final LinearAlgebra algebra;
  private Optional<DensityBounds> bounds = Optional.empty();

  private Mixture(
      List<Gaussian> gaussians, double[] logShares, double squareDistance, LinearAlgebra algebra) {
    this.algebra = algebra;
    this.gaussians = gaussians;
    this.logShares = logShares;
    this.squareDistance = squareDistance;
    int width = gaussians.get(0).variances().length;
    int fitting = KEPT_COORDINATES / (gaussians.size() * width) / ROW_STEP * ROW_STEP;
    this.step = Math.max(ROW_STEP, Math.min(Workers.BLOCK_ROWS, fitting));
    this.pool = new Buffers.Pool(step * width);
  }

  /**
   * Creates a mixture of those Gaussians that have a share.
   *
   * @param shares π, one for each Gaussian
   */
  static Mixture of(List<Gaussian> all, double[] shares, LinearAlgebra algebra) {
    List<Gaussian> gaussians = new ArrayList<>();
    List<Double> logShares = new ArrayList<>();
    int width = all.get(0).variances().length;
    double[] mean = new double[width];
    double squares = 0;
    for (int k = 0; k < shares.length; k++) {
      if (shares[k] > 0) {
        gaussians.add(all.get(k));
        logShares.add(StrictMath.log(shares[k]));
        double[] own = all.get(k).mean();
        for (int column = 0; column < width; column++) {
          mean[column] += shares[k] * own[column];
          squares += shares[k] * own[column] * own[column];
        }
      }
    }
    for (double value : mean) {
      squares -= value * value;
    }
    return new Mixture(
        gaussians,
        logShares.stream().mapToDouble(Double::doubleValue).toArray(),
        2 * squares,
        algebra);
  }

  /**
   * Estimates clean rows.
   *
   * @param noisy x_t
   * @param level with noise greater than 0
   */
  Matrix estimate(Matrix noisy, NoiseLevel level) {
    if (gaussians.size() == 1) {
      return byOne(gaussians.get(0), noisy, level);
    }
    int width = noisy.columns();
    List<GaussianPosterior> posteriors =
        gaussians.stream().map(gaussian -> gaussian.posterior(level)).toList();
    float[] clean = new float[noisy.values().length];
    Buffers buffers = pool.borrow();
    try {
      for (int from = 0; from < noisy.rows(); from += step) {
        Matrix rows = noisy.slice(from, Math.min(noisy.rows(), from + step));
        MixtureBlock block = new MixtureBlock(gaussians, logShares, posteriors, rows, buffers);
        if (isBounded(width, level)) {
          block.weighProbable(bounds().of(rows, level, posteriors, logShares));
        } else {
          block.weighAll();
        }
        block.blend(clean, from * width);
        buffers.reuse();
      }
    } finally {
      pool.giveBack(buffers);
    }
    return Matrix.wrap(noisy.rows(), width, clean);
  }

  /** Returns the density of this mixture. */
  MixtureDensity density() {
    return new MixtureDensity(gaussians, logShares);
  }

  /** This depends only on the level, so that all rows are treated in the same way. */
  private boolean isBounded(int width, NoiseLevel level) {
    return DensityBounds.isWorthwhile(width)
        && gaussians.size() >= FEWEST_BOUNDED
        && squareDistance > SEPARATE * level.sigma() * level.sigma();
  }

  /** The bounds are made on first use, as few mixtures need them. */
  private synchronized DensityBounds bounds() {
    DensityBounds made = bounds.orElseGet(() -> new DensityBounds(gaussians, algebra));
    bounds = Optional.of(made);
    return made;
  }

  private static Matrix byOne(Gaussian gaussian, Matrix noisy, NoiseLevel level) {
    FloatPosterior posterior = new FloatPosterior(gaussian.posterior(level));
    Matrix coordinates = gaussian.toAxes().multiply(noisy);
    for (int at = 0; at < coordinates.values().length; at += noisy.columns()) {
      posterior.estimate(coordinates.values(), at, 1, coordinates.values(), at);
    }
    return gaussian.fromAxes().multiply(coordinates);
  }
}
