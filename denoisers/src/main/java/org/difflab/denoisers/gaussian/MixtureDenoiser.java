package org.difflab.denoisers.gaussian;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.difflab.denoisers.condition.Conditions;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.training.Weights;

/**
 * The exact denoiser of Gaussian mixtures, one mixture for each condition: E[x_0 | x_t] = Σ_k
 * r_k·E_k[x_0 | x_t] with the responsibilities r_k ∝ π_k·N(x_t; aμ_k, a²Σ_k + s²I) and the
 * posterior means E_k of {@link GaussianPosterior}. Mixtures of different conditions may share
 * Gaussians.
 *
 * <p>Rows are multiplied in float32; densities and responsibilities are float64.
 */
final class MixtureDenoiser implements DenoiserModel {

  /** A Gaussian this improbable adds less to an estimate than float32 can hold. */
  private static final double NEGLIGIBLE = 1e-8;

  /** How many coordinates along axes are kept at a time: 16 MB. */
  private static final int KEPT_COORDINATES = 1 << 22;

  private static final int ROW_STEP = 32;

  private final Conditions conditions;
  private final List<Gaussian> gaussians;
  private final double[][] shares;
  private final List<int[]> members;
  private final int width;

  /**
   * Makes a denoiser.
   *
   * @param shares π: for each condition the probability of each Gaussian, most of them 0
   */
  MixtureDenoiser(Conditions conditions, List<Gaussian> gaussians, double[][] shares) {
    this.conditions = conditions;
    this.gaussians = List.copyOf(gaussians);
    this.shares = shares;
    this.members = new ArrayList<>();
    for (double[] share : shares) {
      members.add(IntStream.range(0, share.length).filter(k -> share[k] > 0).toArray());
    }
    this.width = gaussians.get(0).variances().length;
  }

  /** Makes the denoiser again whose {@link #weights} these are. */
  static MixtureDenoiser load(Weights weights, LinearAlgebra algebra) {
    Conditions conditions = Conditions.load(weights);
    Matrix axes = weights.matrix("axes");
    int width = axes.columns();
    int count = axes.rows() / width;
    double[] variances = array(weights, "variances", axes.rows());
    double[] centers = array(weights, "centers", axes.rows());
    double[] shares = array(weights, "shares", conditions.count() * count);
    List<Gaussian> gaussians = new ArrayList<>(count);
    for (int k = 0; k < count; k++) {
      int from = k * width;
      int to = from + width;
      gaussians.add(
          new Gaussian(
              Arrays.copyOfRange(variances, from, to),
              Arrays.copyOfRange(centers, from, to),
              axes.slice(from, to),
              algebra));
    }
    double[][] sharesByCondition = new double[conditions.count()][];
    for (int condition = 0; condition < sharesByCondition.length; condition++) {
      sharesByCondition[condition] =
          Arrays.copyOfRange(shares, condition * count, (condition + 1) * count);
    }
    return new MixtureDenoiser(conditions, gaussians, sharesByCondition);
  }

  private static double[] array(Weights weights, String name, int length) {
    double[] values = weights.array(name);
    if (values.length != length) {
      throw new InputException(
          "weights: '" + name + "' must have " + length + " values, found " + values.length);
    }
    return values;
  }

  @Override
  public Weights weights() {
    Weights.Builder weights = Weights.builder();
    Weights known = conditions.weights();
    known.matrices().forEach(weights::matrix);
    known.texts().forEach(weights::text);
    return weights
        .matrix("axes", Matrix.stack(gaussians.stream().map(Gaussian::axes).toList()))
        .array(
            "variances",
            gaussians.stream().map(Gaussian::variances).flatMapToDouble(Arrays::stream).toArray())
        .array(
            "centers",
            gaussians.stream().map(Gaussian::center).flatMapToDouble(Arrays::stream).toArray())
        .array("shares", Arrays.stream(shares).flatMapToDouble(Arrays::stream).toArray())
        .build();
  }

  @Override
  public Matrix denoise(Matrix noisy, NoiseLevel level, Matrix conditionRows) {
    return conditions.estimate(
        width,
        noisy,
        level,
        conditionRows,
        (condition, rows) -> {
          int[] mixture = members.get(condition);
          return mixture.length == 1
              ? byOne(gaussians.get(mixture[0]), rows, level)
              : bySeveral(mixture, shares[condition], rows, level);
        });
  }

  private Matrix byOne(Gaussian gaussian, Matrix noisy, NoiseLevel level) {
    GaussianPosterior posterior = gaussian.posterior(level);
    float[] coordinates = gaussian.toAxes().multiply(noisy).values();
    double[] scratch = new double[width];
    for (int row = 0; row < noisy.rows(); row++) {
      Squares.widen(coordinates, row * width, scratch);
      posterior.estimate(scratch, 1);
      write(scratch, coordinates, row);
    }
    return gaussian.fromAxes().multiply(Matrix.wrap(noisy.rows(), width, coordinates));
  }

  private Matrix bySeveral(int[] mixture, double[] share, Matrix noisy, NoiseLevel level) {
    List<GaussianPosterior> posteriors = new ArrayList<>(mixture.length);
    for (int k : mixture) {
      posteriors.add(gaussians.get(k).posterior(level));
    }
    int fitting = KEPT_COORDINATES / (mixture.length * width) / ROW_STEP * ROW_STEP;
    int step = Math.min(noisy.rows(), Math.max(ROW_STEP, fitting));
    float[][] coordinates = new float[mixture.length][step * width];
    float[] clean = new float[noisy.values().length];
    for (int from = 0; from < noisy.rows(); from += step) {
      Matrix rows = noisy.slice(from, Math.min(noisy.rows(), from + step));
      double[] responsibilities = new double[rows.rows() * mixture.length];
      double[] scratch = new double[width];
      for (int k = 0; k < mixture.length; k++) {
        gaussians.get(mixture[k]).toAxes().multiply(rows.values(), rows.rows(), coordinates[k]);
        double logShare = StrictMath.log(share[mixture[k]]);
        for (int row = 0; row < rows.rows(); row++) {
          Squares.widen(coordinates[k], row * width, scratch);
          responsibilities[row * mixture.length + k] =
              logShare + posteriors.get(k).logDensity(scratch);
        }
      }
      Responsibilities.normalize(responsibilities, mixture.length);
      blend(mixture, posteriors, responsibilities, coordinates, clean, from);
    }
    return Matrix.wrap(noisy.rows(), width, clean);
  }

  /**
   * Adds up the Gaussians' estimates; only the rows for which one matters are rotated back from its
   * axes.
   */
  private void blend(
      int[] mixture,
      List<GaussianPosterior> posteriors,
      double[] responsibilities,
      float[][] coordinates,
      float[] clean,
      int firstRow) {
    int count = responsibilities.length / mixture.length;
    double[] scratch = new double[width];
    double[] sums = new double[count * width];
    int[] chosen = new int[count];
    float[] weighted = new float[count * width];
    float[] rotated = new float[count * width];
    for (int k = 0; k < mixture.length; k++) {
      int size = 0;
      for (int row = 0; row < count; row++) {
        double responsibility = responsibilities[row * mixture.length + k];
        if (responsibility > NEGLIGIBLE) {
          Squares.widen(coordinates[k], row * width, scratch);
          posteriors.get(k).estimate(scratch, responsibility);
          write(scratch, weighted, size);
          chosen[size++] = row;
        }
      }
      if (size > 0) {
        gaussians.get(mixture[k]).fromAxes().multiply(weighted, size, rotated);
        for (int place = 0; place < size; place++) {
          add(rotated, place, sums, chosen[place]);
        }
      }
    }
    for (int i = 0; i < sums.length; i++) {
      clean[firstRow * width + i] = (float) sums[i];
    }
  }

  private void write(double[] values, float[] rows, int row) {
    for (int column = 0; column < width; column++) {
      rows[row * width + column] = (float) values[column];
    }
  }

  private void add(float[] rows, int row, double[] sums, int sum) {
    for (int column = 0; column < width; column++) {
      sums[sum * width + column] += rows[row * width + column];
    }
  }
}
