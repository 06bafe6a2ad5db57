// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.difflab.spi.Matrix;

/**
 * A few noisy rows under a mixture: first the responsibilities are computed, then the Gaussians'
 * estimates are averaged. The result for a row does not depend on other rows.
 */
final class MixtureBlock {

  /** A Gaussian this improbable adds less to an estimate than float32 can hold. */
  private static final double NEGLIGIBLE = 1e-8;

  private static final double LOG_NEGLIGIBLE = StrictMath.log(NEGLIGIBLE);

  private final List<Gaussian> gaussians;
  private final double[] logShares;
  private final List<FloatPosterior> estimators;
  private final Matrix noisy;
  private final Buffers buffers;
  private final int count;
  private final int width;

  /** Logarithms of joint densities, one line a row; negligible ones are left at −∞. */
  private final double[] logarithms;

  private final List<List<Rotated>> rotated = new ArrayList<>();

  /**
   * Some rows along the axes of one Gaussian.
   *
   * @param rows their numbers
   * @param coordinates a line for each of them
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Rotated(int[] rows, float[] coordinates) {}

  MixtureBlock(
      List<Gaussian> gaussians,
      double[] logShares,
      List<GaussianPosterior> posteriors,
      Matrix noisy,
      Buffers buffers) {
    this.buffers = buffers;
    this.gaussians = gaussians;
    this.logShares = logShares;
    this.estimators = posteriors.stream().map(FloatPosterior::new).toList();
    this.noisy = noisy;
    this.count = gaussians.size();
    this.width = noisy.columns();
    this.logarithms = new double[noisy.rows() * count];
    Arrays.fill(logarithms, Double.NEGATIVE_INFINITY);
    for (int k = 0; k < count; k++) {
      rotated.add(new ArrayList<>());
    }
  }

  /** Computes the joint densities of each row under all Gaussians. */
  void weighAll() {
    int[] all = IntStream.range(0, noisy.rows()).toArray();
    for (int k = 0; k < count; k++) {
      weigh(k, all);
    }
  }

  /**
   * Weighs each row under those Gaussians whose bounds are not negligible beside the greatest, then
   * under those that may still not be negligible beside the most probable of the first.
   *
   * @param bounds of {@link DensityBounds}
   */
  void weighProbable(double[] bounds) {
    double[] least = new double[noisy.rows()];
    for (int row = 0; row < least.length; row++) {
      least[row] = greatest(bounds, row) + LOG_NEGLIGIBLE;
    }
    weighAbove(bounds, least);
    for (int row = 0; row < least.length; row++) {
      least[row] = greatest(logarithms, row) + LOG_NEGLIGIBLE;
    }
    weighAbove(bounds, least);
  }

  private double greatest(double[] values, int row) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int at = row * count; at < (row + 1) * count; at++) {
      greatest = Math.max(greatest, values[at]);
    }
    return greatest;
  }

  /** Weighs rows under the Gaussians whose bounds reach a least value, but for those weighed. */
  private void weighAbove(double[] bounds, double[] least) {
    int[] chosen = new int[least.length];
    for (int k = 0; k < count; k++) {
      int size = 0;
      for (int row = 0; row < least.length; row++) {
        int at = row * count + k;
        if (bounds[at] >= least[row] && logarithms[at] == Double.NEGATIVE_INFINITY) {
          chosen[size++] = row;
        }
      }
      weigh(k, Arrays.copyOf(chosen, size));
    }
  }

  private void weigh(int k, int[] rows) {
    if (rows.length == 0) {
      return;
    }
    Matrix chosen = rows.length == noisy.rows() ? noisy : noisy.select(rows);
    float[] coordinates = buffers.next();
    gaussians.get(k).toAxes().multiply(chosen.values(), rows.length, coordinates);
    for (int place = 0; place < rows.length; place++) {
      logarithms[rows[place] * count + k] =
          logShares[k] + estimators.get(k).logDensity(coordinates, place * width);
    }
    rotated.get(k).add(new Rotated(rows, coordinates));
  }

  /**
   * Adds up the Gaussians' estimates, weighted; only the rows for which one matters are rotated
   * back from its axes.
   *
   * @param clean receives the estimates, from an offset on
   */
  void blend(float[] clean, int offset) {
    Responsibilities.normalize(logarithms, count);
    double[] sums = new double[noisy.values().length];
    int[] chosen = new int[noisy.rows()];
    float[] weighted = buffers.next();
    float[] estimates = buffers.next();
    for (int k = 0; k < count; k++) {
      int size = 0;
      for (Rotated part : rotated.get(k)) {
        for (int place = 0; place < part.rows().length; place++) {
          int row = part.rows()[place];
          double responsibility = logarithms[row * count + k];
          if (responsibility > NEGLIGIBLE) {
            estimators
                .get(k)
                .estimate(
                    part.coordinates(), place * width, responsibility, weighted, size * width);
            chosen[size++] = row;
          }
        }
      }
      if (size > 0) {
        gaussians.get(k).fromAxes().multiply(weighted, size, estimates);
        for (int place = 0; place < size; place++) {
          add(estimates, place * width, sums, chosen[place] * width);
        }
      }
    }
    for (int i = 0; i < sums.length; i++) {
      clean[offset + i] = (float) sums[i];
    }
  }

  private void add(float[] values, int from, double[] sums, int to) {
    for (int column = 0; column < width; column++) {
      sums[to + column] += values[from + column];
    }
  }
}
