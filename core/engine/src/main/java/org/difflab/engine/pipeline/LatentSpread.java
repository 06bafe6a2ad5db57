// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import java.util.List;
import org.difflab.spi.Encoder;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;

/**
 * Statistics of the latents of training samples for each column: mean, standard deviation (squared
 * deviations divided by n) and range, in float64. At most {@value #MOST_ROWS} samples, evenly
 * spaced, are encoded for this, block by block, so that time and memory are bounded. Values are the
 * same for any number of threads.
 */
public final class LatentSpread {

  private static final int MOST_ROWS = 10_000;

  private final Encoder encoder;
  private final Matrix samples;
  private final Workers workers;
  private final Moments moments;

  private LatentSpread(Encoder encoder, Matrix samples, Workers workers, Moments moments) {
    this.encoder = encoder;
    this.samples = samples;
    this.workers = workers;
    this.moments = moments;
  }

  /**
   * Encodes at least one sample and computes the statistics.
   *
   * @param samples n×d
   */
  static LatentSpread of(Encoder encoder, Matrix samples, Workers workers) {
    List<Moments> blocks =
        workers.mapBlocks(
            rows(samples), (from, to) -> Moments.of(encoder.encode(block(samples, from, to))));
    Moments all = blocks.get(0);
    for (Moments block : blocks.subList(1, blocks.size())) {
      all = all.and(block);
    }
    return new LatentSpread(encoder, samples, workers, all);
  }

  private static int rows(Matrix samples) {
    return Math.min(samples.rows(), MOST_ROWS);
  }

  private static Matrix block(Matrix samples, int from, int to) {
    int rows = rows(samples);
    int[] numbers = new int[to - from];
    for (int index = 0; index < numbers.length; index++) {
      numbers[index] = (int) ((long) (from + index) * samples.rows() / rows);
    }
    return samples.select(numbers);
  }

  /** Returns w, the number of columns. */
  int columns() {
    return moments.mean.length;
  }

  double mean(int column) {
    return moments.mean[column];
  }

  /** Returns the standard deviation of a column. */
  double deviation(int column) {
    return Math.sqrt(moments.squares[column] / moments.count);
  }

  /** Returns the minimum over all columns. */
  double least() {
    double least = Double.POSITIVE_INFINITY;
    for (double value : moments.least) {
      least = Math.min(least, value);
    }
    return least;
  }

  /** Returns the maximum over all columns. */
  double greatest() {
    double greatest = Double.NEGATIVE_INFINITY;
    for (double value : moments.greatest) {
      greatest = Math.max(greatest, value);
    }
    return greatest;
  }

  /** Returns the share of all values that are outside of the bounds of their column, 0 to 1. */
  double shareOutside(double[] lower, double[] upper) {
    List<Long> counts =
        workers.mapBlocks(
            rows(samples),
            (from, to) -> outside(encoder.encode(block(samples, from, to)), lower, upper));
    long all = counts.stream().mapToLong(Long::longValue).sum();
    return (double) all / ((double) rows(samples) * columns());
  }

  private static long outside(Matrix latents, double[] lower, double[] upper) {
    long count = 0;
    for (int row = 0; row < latents.rows(); row++) {
      for (int column = 0; column < latents.columns(); column++) {
        float value = latents.get(row, column);
        count += value < lower[column] || value > upper[column] ? 1 : 0;
      }
    }
    return count;
  }

  /** Count, mean, sum of squared deviations from it, and range of each column. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Moments(
      long count, double[] mean, double[] squares, double[] least, double[] greatest) {

    /** In two passes. */
    static Moments of(Matrix block) {
      int columns = block.columns();
      double[] mean = new double[columns];
      double[] squares = new double[columns];
      double[] least = new double[columns];
      double[] greatest = new double[columns];
      for (int column = 0; column < columns; column++) {
        double sum = 0;
        least[column] = Double.POSITIVE_INFINITY;
        greatest[column] = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < block.rows(); row++) {
          double value = block.get(row, column);
          sum += value;
          least[column] = Math.min(least[column], value);
          greatest[column] = Math.max(greatest[column], value);
        }
        mean[column] = sum / block.rows();
        for (int row = 0; row < block.rows(); row++) {
          double distance = block.get(row, column) - mean[column];
          squares[column] += distance * distance;
        }
      }
      return new Moments(block.rows(), mean, squares, least, greatest);
    }

    /**
     * Merges the moments of other rows: Chan, Golub and LeVeque, "Algorithms for computing the
     * sample variance", The American Statistician 37, 1983, equation 2.1.
     */
    Moments and(Moments other) {
      int columns = mean.length;
      double[] means = new double[columns];
      double[] sums = new double[columns];
      double[] low = new double[columns];
      double[] high = new double[columns];
      double share = (double) other.count / (count + other.count);
      for (int column = 0; column < columns; column++) {
        double distance = other.mean[column] - mean[column];
        means[column] = mean[column] + share * distance;
        sums[column] =
            squares[column] + other.squares[column] + distance * distance * share * count;
        low[column] = Math.min(least[column], other.least[column]);
        high[column] = Math.max(greatest[column], other.greatest[column]);
      }
      return new Moments(count + other.count, means, sums, low, high);
    }
  }
}
