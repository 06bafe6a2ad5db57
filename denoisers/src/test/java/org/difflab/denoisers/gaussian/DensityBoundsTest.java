// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.difflab.denoisers.Arithmetic;
import org.difflab.denoisers.Problem;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.SymmetricMatrix;
import org.difflab.spi.training.DenoiserInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of 80 values around nine centres, wide and separate enough for bounds. */
class DensityBoundsTest {

  private static final int WIDTH = 80;
  private static final int GROUPS = 9;
  private static final int ROWS = 1200;

  private final Workers workers = Arithmetic.workers(2);
  private final LinearAlgebra algebra = Arithmetic.algebra(workers);
  private final Matrix clean = clean();

  /** Variances fall from 4 to a hundredth along the columns. */
  private static Matrix clean() {
    Matrix centers = Problem.gaussian(60, GROUPS, WIDTH);
    float[] values = Problem.gaussian(61, ROWS, WIDTH).values().clone();
    for (int i = 0; i < values.length; i++) {
      int column = i % WIDTH;
      double deviation = 2 * Math.pow(0.05, (double) column / WIDTH);
      values[i] = (float) (deviation * values[i] + 2 * centers.get(i / WIDTH % GROUPS, column));
    }
    return Matrix.wrap(ROWS, WIDTH, values);
  }

  private static NoiseLevel level(double sigma) {
    double signal = 1 / Math.sqrt(1 + sigma * sigma);
    return new NoiseLevel(1, signal, sigma * signal);
  }

  private List<Gaussian> gaussians() {
    return new PrincipalAxes.Builder(GROUPS, WIDTH, algebra, workers)
        .add(GROUPS, this::mean, this::covariance)
        .build()
        .gaussians(algebra);
  }

  private double[] mean(int group) {
    double[] mean = new double[WIDTH];
    for (int column = 0; column < WIDTH; column++) {
      mean[column] = clean.get(group, column);
    }
    return mean;
  }

  private SymmetricMatrix covariance(int group) {
    Matrix rows = Problem.gaussian(70 + group, 3 * WIDTH, WIDTH);
    double[] weights = new double[WIDTH];
    for (int column = 0; column < WIDTH; column++) {
      weights[column] = Math.pow(0.02, (double) ((column + 7 * group) % WIDTH) / WIDTH);
    }
    double[] values = algebra.gram(rows).values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= weights[i / WIDTH] * weights[i % WIDTH] / rows.rows();
    }
    return SymmetricMatrix.wrap(WIDTH, values);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.05, 0.3, 1, 5, 100})
  void noBoundLiesBelowTheDensity(double sigma) {
    NoiseLevel level = level(sigma);
    Matrix noisy = Problem.noisy(clean.slice(0, 200), level, 62);
    List<Gaussian> gaussians = gaussians();
    List<GaussianPosterior> posteriors = posteriors(gaussians, level);
    double[] bounds =
        new DensityBounds(gaussians, algebra).of(noisy, level, posteriors, new double[GROUPS]);
    for (int k = 0; k < GROUPS; k++) {
      float[] coordinates = gaussians.get(k).toAxes().multiply(noisy).values();
      FloatPosterior density = new FloatPosterior(posteriors.get(k));
      for (int row = 0; row < 200; row++) {
        double exact = density.logDensity(coordinates, row * WIDTH);
        assertTrue(bounds[row * GROUPS + k] >= exact, () -> "sigma " + sigma + ": below " + exact);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.05, 0.3, 1})
  void whatTheBoundsLeaveOutMakesNoDifference(double sigma) {
    NoiseLevel level = level(sigma);
    Matrix noisy = Problem.noisy(clean.slice(0, 200), level, 63);
    float[] bounded = new float[noisy.values().length];
    float[] all = new float[noisy.values().length];
    List<Gaussian> gaussians = gaussians();
    List<GaussianPosterior> posteriors = posteriors(gaussians, level);
    double[] logShares = new double[GROUPS];
    Arrays.fill(logShares, -Math.log(GROUPS));
    MixtureBlock block = block(gaussians, logShares, posteriors, noisy);
    block.weighProbable(
        new DensityBounds(gaussians, algebra).of(noisy, level, posteriors, logShares));
    block.blend(bounded, 0);
    block = block(gaussians, logShares, posteriors, noisy);
    block.weighAll();
    block.blend(all, 0);
    assertArrayEquals(all, bounded, 1e-5f);
  }

  private static List<GaussianPosterior> posteriors(List<Gaussian> gaussians, NoiseLevel level) {
    return gaussians.stream().map(gaussian -> gaussian.posterior(level)).toList();
  }

  private static MixtureBlock block(
      List<Gaussian> gaussians,
      double[] logShares,
      List<GaussianPosterior> posteriors,
      Matrix noisy) {
    return new MixtureBlock(
        gaussians, logShares, posteriors, noisy, new Buffers.Pool(noisy.values().length).borrow());
  }

  @Test
  void aRowHasTheSameBitsAlone() {
    DenoiserInput input =
        new DenoiserInput(Shape.vector(WIDTH), clean, Matrix.zeros(ROWS, 1), Optional.empty());
    DenoiserModel model =
        new MixtureTrainer(
                new MixtureTrainer.Options(GROUPS, OptionalDouble.empty(), 0), algebra, workers)
            .train(input, Problem.training());
    for (double sigma : new double[] {0.02, 0.5, 4}) {
      NoiseLevel level = level(sigma);
      Matrix noisy = Problem.noisy(clean, level, 64);
      Matrix together = model.denoise(noisy, level, input.conditions());
      for (int row = 0; row < ROWS; row += 97) {
        Matrix alone = model.denoise(noisy.slice(row, row + 1), level, Matrix.zeros(1, 1));
        assertArrayEquals(together.row(row), alone.row(0), "sigma " + sigma);
      }
    }
  }
}
