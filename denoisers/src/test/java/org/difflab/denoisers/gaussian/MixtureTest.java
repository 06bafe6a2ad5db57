// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.difflab.denoisers.Arithmetic;
import org.difflab.denoisers.Problem;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.SymmetricMatrix;
import org.difflab.spi.training.DenoiserInput;
import org.junit.jupiter.api.Test;

class MixtureTest {

  private static final NoiseLevel LEVEL = new NoiseLevel(1, 0.8, 0.6);

  private final Workers workers = Arithmetic.workers(2);
  private final LinearAlgebra algebra = Arithmetic.algebra(workers);

  private DenoiserModel trained(DenoiserInput input, int components) {
    return new MixtureTrainer(
            new MixtureTrainer.Options(components, OptionalDouble.empty(), 20), algebra, workers)
        .train(input, Problem.training());
  }

  private DenoiserModel wiener(DenoiserInput input) {
    return new WienerTrainer(
            new WienerTrainer.Options(
                WienerTrainer.Per.PROMPT, WienerTrainer.Unconditional.MIXTURE, 0),
            algebra,
            workers)
        .train(input, Problem.training());
  }

  @Test
  void oneComponentIsTheWienerFilter() {
    DenoiserInput input = Problem.prompts(40, 800, 5, 3);
    Matrix noisy = Problem.noisy(input.latents(), LEVEL, 41);
    Matrix expected = wiener(input).denoise(noisy, LEVEL, input.conditions());
    Matrix estimate = trained(input, 1).denoise(noisy, LEVEL, input.conditions());
    assertTrue(Problem.farthest(expected, estimate) < 1e-4);
    Matrix without = Matrix.zeros(800, 3);
    Matrix expectedWithout = wiener(input).denoise(noisy, LEVEL, without);
    assertTrue(
        Problem.farthest(expectedWithout, trained(input, 1).denoise(noisy, LEVEL, without)) < 1e-3);
  }

  /** Two narrow groups of rows at ±3 in every column, under one prompt. */
  private static DenoiserInput twoGroups(int rows) {
    float[] values = Problem.gaussian(42, rows, 3).values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] * 0.3f + (i / 3 % 4 == 0 ? -3 : 3);
    }
    return new DenoiserInput(
        Shape.vector(3), Matrix.wrap(rows, 3, values), Matrix.zeros(rows, 1), Optional.empty());
  }

  @Test
  void findsSeparateGroups() {
    Matrix rows = twoGroups(1200).latents();
    List<ExpectationMaximization.Fitted> fitted =
        new ExpectationMaximization(rows, OptionalDouble.of(0), algebra, workers)
            .fit(2, 20, Noise.of(3, "random").generator(0, 0));
    assertEquals(2, fitted.size());
    ExpectationMaximization.Fitted rare = fitted.get(fitted.get(0).share() < 0.5 ? 0 : 1);
    assertEquals(0.25, rare.share(), 1e-6);
    assertArrayEquals(new double[] {-3, -3, -3}, rare.mean(), 0.1);
    assertArrayEquals(
        new double[] {0.09, 0, 0, 0, 0.09, 0, 0, 0, 0.09}, rare.covariance().values(), 0.02);
  }

  @Test
  void twoComponentsReachTheBayesRiskWhereOneGaussianDoesNot() {
    DenoiserInput input = twoGroups(4000);
    Matrix noisy = Problem.noisy(input.latents(), LEVEL, 43);
    double error =
        Problem.meanSquaredError(
            trained(input, 2).denoise(noisy, LEVEL, input.conditions()), input.latents());
    double risk = 0.09 * 0.36 / (0.64 * 0.09 + 0.36);
    assertEquals(risk, error, 0.05 * risk);
    double oneGaussian =
        Problem.meanSquaredError(
            wiener(input).denoise(noisy, LEVEL, input.conditions()), input.latents());
    assertTrue(oneGaussian > 2 * risk);
  }

  @Test
  void withoutAPromptAllComponentsCompete() {
    DenoiserInput input = Problem.prompts(44, 1500, 4, 3);
    Matrix noisy = Problem.noisy(input.latents(), LEVEL, 45);
    DenoiserInput onePrompt =
        new DenoiserInput(input.shape(), input.latents(), Matrix.zeros(1500, 1), Optional.empty());
    double without =
        Problem.meanSquaredError(
            trained(input, 2).denoise(noisy, LEVEL, Matrix.zeros(1500, 3)), input.latents());
    double oneGaussian =
        Problem.meanSquaredError(
            wiener(onePrompt).denoise(noisy, LEVEL, Matrix.zeros(1500, 1)), input.latents());
    assertTrue(without < oneGaussian, without + " against " + oneGaussian);
  }

  @Test
  void aPromptWithFewerRowsThanComponentsGetsFewer() {
    DenoiserInput input = Problem.prompts(46, 3, 4, 3);
    DenoiserModel model = trained(input, 5);
    assertEquals(3 * 4, model.weights().matrix("axes").rows());
    Matrix estimate = model.denoise(Problem.gaussian(47, 3, 4), LEVEL, input.conditions());
    assertTrue(Problem.farthest(input.latents(), estimate) < 1e-5);
  }

  @Test
  void rowsThatAreAllTheSameAreOneGaussian() {
    Matrix row = Problem.gaussian(48, 1, 3);
    DenoiserInput input =
        new DenoiserInput(Shape.vector(3), row.repeat(40), Matrix.zeros(40, 1), Optional.empty());
    DenoiserModel model = trained(input, 5);
    assertEquals(3, model.weights().matrix("axes").rows());
    Matrix estimate = model.denoise(Problem.gaussian(49, 40, 3), LEVEL, Matrix.zeros(40, 1));
    assertTrue(Problem.farthest(row.repeat(40), estimate) < 1e-5);
  }

  @Test
  void responsibilitiesSurviveUnderflow() {
    double[] logarithms = {
      -1e5, -1e5 + Math.log(3), -2e5, Math.log(0.5), Math.log(0.25), Math.log(0.25)
    };
    double sum = Responsibilities.normalize(logarithms, 3);
    assertArrayEquals(new double[] {0.25, 0.75, 0, 0.5, 0.25, 0.25}, logarithms, 1e-9);
    assertEquals(-1e5 + Math.log(4), sum, 1e-9);
  }

  @Test
  void whiteningGivesTheDensity() {
    double[] values = {2, 0.5, -0.3, 0.5, 1, 0.2, -0.3, 0.2, 0.7};
    double[] mean = {1, -2, 0.5};
    SymmetricMatrix covariance = SymmetricMatrix.wrap(3, values);
    Whitening whitening = Whitening.of(mean, covariance, 1e-9, algebra);
    Gaussian gaussian =
        new PrincipalAxes.Builder(1, 3, algebra, workers)
            .add(1, k -> mean, k -> covariance)
            .build()
            .gaussians(algebra)
            .get(0);
    FloatPosterior posterior = new FloatPosterior(gaussian.posterior(new NoiseLevel(1, 1, 1e-6)));
    Matrix rows = Problem.gaussian(50, 6, 3);
    float[] whitened = whitening.multiplier().multiply(rows).values();
    float[] rotated = gaussian.toAxes().multiply(rows).values();
    for (int row = 0; row < 6; row++) {
      assertEquals(
          posterior.logDensity(rotated, row * 3),
          whitening.logDensity(whitening.squares().of(whitened, row * 3))
              - 1.5 * Math.log(2 * Math.PI),
          1e-4);
    }
  }

  @Test
  void groupsAreNumberedWithoutGaps() {
    Matrix rows =
        Matrix.ofRows(new float[] {0}, new float[] {0.1f}, new float[] {9}, new float[] {9.1f});
    int[] groups =
        new KMeans(rows, algebra, workers).group(2, Noise.of(5, "random").generator(0, 0));
    assertArrayEquals(new int[] {0, 0, 1, 1}, groups);
    int[] all = new KMeans(rows, algebra, workers).group(9, Noise.of(5, "random").generator(0, 0));
    assertEquals(4, Arrays.stream(all).distinct().count());
  }
}
