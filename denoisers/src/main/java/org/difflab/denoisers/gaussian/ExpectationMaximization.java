// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.difflab.denoisers.moments.Moments;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.SymmetricMatrix;

/**
 * Fits a mixture of Gaussians to rows by expectation maximisation (Dempster, Laird and Rubin,
 * 1977), begun with the groups of {@link KMeans}.
 *
 * <p>In every step each covariance is shrunk towards the one within all Gaussians, weighted by
 * their shares (regularised discriminant analysis: Friedman, JASA 1989), since few rows cannot
 * determine many covariances. For the densities only, a tenth of the rows' mean variance is added
 * in every direction, so that directions with little variance do not dominate.
 */
final class ExpectationMaximization {

  /**
   * A Gaussian of the mixture.
   *
   * @param share the probability of this Gaussian
   * @param mean μ
   * @param covariance Σ, shrunk
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Fitted(double share, double[] mean, SymmetricMatrix covariance) {}

  private static final double FLOOR = 0.1;
  private static final double LEAST_VARIANCE = 1e-12;

  /**
   * Rows with a smaller responsibility do not contribute to the mean and covariance of a Gaussian.
   */
  private static final double NEGLIGIBLE = 1e-6;

  /** Gaussians that explain fewer rows are removed. */
  private static final double FEWEST_ROWS = 0.5;

  /** How much a row counts against shrinking where a value of width counts 1 for it. */
  private static final double ROW_TRUST = 4;

  /** The gain in log-likelihood per row below which iterations end. */
  private static final double LEAST_GAIN = 1e-2;

  private final Matrix rows;
  private final double[] mean;
  private final OptionalDouble shrink;
  private final LinearAlgebra algebra;
  private final Workers workers;

  /**
   * Prepares to fit.
   *
   * @param rows n×w, n at least 1
   * @param shrink how far covariances are moved towards their mean, from 0 to 1; by default w/(w +
   *     4n) for a Gaussian that explains n rows, as if w/4 rows more had shown the mean
   */
  ExpectationMaximization(
      Matrix rows, OptionalDouble shrink, LinearAlgebra algebra, Workers workers) {
    this.mean = Moments.meanOf(rows, workers);
    this.rows = Moments.centred(rows, mean, workers);
    this.shrink = shrink;
    this.algebra = algebra;
    this.workers = workers;
  }

  /**
   * Fits.
   *
   * @param count how many Gaussians; there are fewer if there are fewer distinct rows
   * @param iterations how many at most
   */
  List<Fitted> fit(int count, int iterations, RandomGenerator random) {
    int[] groups = new KMeans(rows, algebra, workers).group(count, random);
    int groupCount = 0;
    for (int group : groups) {
      groupCount = Math.max(groupCount, group + 1);
    }
    double[] responsibilities = new double[groups.length * groupCount];
    for (int row = 0; row < groups.length; row++) {
      responsibilities[row * groupCount + groups[row]] = 1;
    }
    List<Fitted> fitted = maximize(responsibilities, groupCount);
    double before = Double.NEGATIVE_INFINITY;
    for (int iteration = 0; iteration < iterations && fitted.size() > 1; iteration++) {
      responsibilities = new double[rows.rows() * fitted.size()];
      double likelihood = expect(fitted, responsibilities) / rows.rows();
      fitted = maximize(responsibilities, fitted.size());
      if (likelihood - before < LEAST_GAIN) {
        break;
      }
      before = likelihood;
    }
    return fitted.stream().map(this::moved).toList();
  }

  private Fitted moved(Fitted fitted) {
    double[] moved = mean.clone();
    for (int column = 0; column < moved.length; column++) {
      moved[column] += fitted.mean()[column];
    }
    return new Fitted(fitted.share(), moved, fitted.covariance());
  }

  /** Fills in the responsibilities of each Gaussian for each row and returns the log-likelihood. */
  private double expect(List<Fitted> fitted, double[] responsibilities) {
    double trace = 0;
    for (Fitted gaussian : fitted) {
      for (int column = 0; column < mean.length; column++) {
        trace += gaussian.share() * gaussian.covariance().get(column, column);
      }
    }
    double floor = Math.max(LEAST_VARIANCE, FLOOR * trace / mean.length);
    List<Whitening> whitenings =
        workers.map(
            fitted.size(),
            k -> Whitening.of(fitted.get(k).mean(), fitted.get(k).covariance(), floor, algebra));
    List<Double> likelihoods =
        workers.mapBlocks(
            rows.rows(),
            (from, to) -> {
              double[] block = responsibilities(fitted, whitenings, rows.slice(from, to));
              double likelihood = Responsibilities.normalize(block, fitted.size());
              System.arraycopy(block, 0, responsibilities, from * fitted.size(), block.length);
              return likelihood;
            });
    return likelihoods.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Returns ln(π_k·N_k) of each row and Gaussian. */
  private double[] responsibilities(List<Fitted> fitted, List<Whitening> whitenings, Matrix block) {
    int count = fitted.size();
    double[] logarithms = new double[block.rows() * count];
    float[] products = new float[block.values().length];
    for (int k = 0; k < count; k++) {
      Whitening whitening = whitenings.get(k);
      whitening.multiplier().multiply(block.values(), block.rows(), products);
      SquareSum squares = whitening.squares();
      double logShare = StrictMath.log(fitted.get(k).share());
      for (int row = 0; row < block.rows(); row++) {
        double square = squares.of(products, row * mean.length);
        logarithms[row * count + k] = logShare + whitening.logDensity(square);
      }
    }
    return logarithms;
  }

  private List<Fitted> maximize(double[] responsibilities, int count) {
    List<Moments> moments = new ArrayList<>();
    for (WeightedRows group : workers.map(count, k -> weighted(responsibilities, count, k))) {
      if (group.weight() >= FEWEST_ROWS) {
        moments.add(new Moments(group.weight(), group.mean(), algebra.gram(group.roots())));
      }
    }
    Moments within = Moments.within(moments);
    SymmetricMatrix shared = within.covariance();
    List<Fitted> fitted = new ArrayList<>();
    for (Moments group : moments) {
      double part = shrink.orElse(mean.length / (mean.length + ROW_TRUST * group.weight()));
      fitted.add(
          new Fitted(
              group.weight() / within.weight(),
              group.mean(),
              group.scatter().combine((1 - part) / group.weight(), shared, part)));
    }
    return fitted;
  }

  /**
   * The rows that count for a Gaussian.
   *
   * @param weight n_k, the sum of its responsibilities r
   * @param mean their mean
   * @param roots √r·(x − mean), whose Gram matrix is the scatter
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record WeightedRows(double weight, double[] mean, Matrix roots) {}

  private WeightedRows weighted(double[] responsibilities, int count, int k) {
    int width = rows.columns();
    int[] chosen = new int[rows.rows()];
    int size = 0;
    double weight = 0;
    double[] center = new double[width];
    for (int row = 0; row < rows.rows(); row++) {
      double responsibility = responsibilities[row * count + k];
      if (responsibility > NEGLIGIBLE) {
        chosen[size++] = row;
        weight += responsibility;
        for (int column = 0; column < width; column++) {
          center[column] += responsibility * rows.values()[row * width + column];
        }
      }
    }
    for (int column = 0; column < width; column++) {
      center[column] /= Math.max(NEGLIGIBLE, weight);
    }
    float[] roots = new float[size * width];
    for (int place = 0; place < size; place++) {
      double root = Math.sqrt(responsibilities[chosen[place] * count + k]);
      for (int column = 0; column < width; column++) {
        double apart = rows.values()[chosen[place] * width + column] - center[column];
        roots[place * width + column] = (float) (root * apart);
      }
    }
    return new WeightedRows(weight, center, Matrix.wrap(size, width, roots));
  }
}
