// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.difflab.denoisers.Arithmetic;
import org.difflab.denoisers.Problem;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.training.DenoiserInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WienerTest {

  private final Workers workers = Arithmetic.workers(2);
  private final LinearAlgebra algebra = Arithmetic.algebra(workers);

  private DenoiserModel trained(
      DenoiserInput input,
      WienerTrainer.Per per,
      WienerTrainer.Unconditional unconditional,
      double shrink) {
    return new WienerTrainer(
            new WienerTrainer.Options(per, unconditional, shrink), algebra, workers)
        .train(input, Problem.training());
  }

  private DenoiserModel perPrompt(DenoiserInput input, double shrink) {
    return trained(input, WienerTrainer.Per.PROMPT, WienerTrainer.Unconditional.MIXTURE, shrink);
  }

  /** Independent columns of variance (column + 1)/2 around the mean 3. */
  private static DenoiserInput independentColumns(int rows) {
    float[] values = Problem.gaussian(20, rows, 4).values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (3 + values[i] * Math.sqrt((i % 4 + 1) / 2.0));
    }
    return new DenoiserInput(
        Shape.vector(4), Matrix.wrap(rows, 4, values), Matrix.zeros(rows, 1), Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.5, 1, 3})
  void reachesTheBayesRiskOfAKnownGaussian(double noise) {
    DenoiserInput input = independentColumns(40_000);
    DenoiserModel model = perPrompt(input, 0);
    NoiseLevel level = new NoiseLevel(1, 0.8, noise);
    Matrix noisy = Problem.noisy(input.latents(), level, 21);
    double error =
        Problem.meanSquaredError(model.denoise(noisy, level, input.conditions()), input.latents());
    double risk = 0;
    for (int column = 0; column < 4; column++) {
      double variance = (column + 1) / 2.0;
      risk += variance * noise * noise / (0.64 * variance + noise * noise) / 4;
    }
    assertEquals(risk, error, 0.02 * risk);
  }

  @Test
  void asNoiseVanishesTheEstimateIsTheRowScaledBack() {
    DenoiserInput input = Problem.prompts(22, 500, 5, 2);
    NoiseLevel level = new NoiseLevel(0.1, 0.5, 1e-5);
    Matrix estimate = perPrompt(input, 0).denoise(input.latents(), level, input.conditions());
    float[] scaled = input.latents().values().clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= 2;
    }
    assertTrue(Problem.farthest(Matrix.wrap(500, 5, scaled), estimate) < 1e-4);
  }

  @Test
  void asSignalVanishesTheEstimateIsThePromptsMean() {
    DenoiserInput input = Problem.prompts(23, 500, 3, 2);
    NoiseLevel level = new NoiseLevel(1, 1e-6, 1);
    Matrix estimate =
        perPrompt(input, 0).denoise(Problem.gaussian(24, 1, 3), level, Problem.oneHot(1, 2));
    Matrix rows = Problem.rowsOf(input, 1);
    for (int column = 0; column < 3; column++) {
      double mean = 0;
      for (int row = 0; row < rows.rows(); row++) {
        mean += rows.get(row, column) / (double) rows.rows();
      }
      assertEquals(mean, estimate.get(0, column), 1e-4);
    }
  }

  @Test
  void aPromptIsDenoisedAsIfItWereEverything() {
    DenoiserInput input = Problem.prompts(25, 600, 4, 3);
    Matrix own = Problem.rowsOf(input, 2);
    Matrix condition = Problem.oneHot(2, 3);
    DenoiserInput alone =
        new DenoiserInput(input.shape(), own, condition.repeat(own.rows()), Optional.empty());
    NoiseLevel level = new NoiseLevel(1, 0.7, 0.7);
    Matrix noisy = Problem.noisy(own, level, 26);
    Matrix conditions = condition.repeat(own.rows());
    Matrix expected =
        trained(alone, WienerTrainer.Per.EVERYTHING, WienerTrainer.Unconditional.POOLED, 0)
            .denoise(noisy, level, conditions);
    assertEquals(expected, perPrompt(input, 0).denoise(noisy, level, conditions));
  }

  @Test
  void everythingTakesNoNoticeOfThePrompt() {
    DenoiserInput input = Problem.prompts(27, 300, 4, 2);
    DenoiserModel model =
        trained(input, WienerTrainer.Per.EVERYTHING, WienerTrainer.Unconditional.MIXTURE, 0);
    NoiseLevel level = new NoiseLevel(1, 0.7, 0.7);
    Matrix noisy = Problem.gaussian(28, 1, 4);
    Matrix first = model.denoise(noisy, level, Problem.oneHot(0, 2));
    assertEquals(first, model.denoise(noisy, level, Problem.oneHot(1, 2)));
    assertEquals(first, model.denoise(noisy, level, Matrix.zeros(1, 2)));
    Matrix pooled =
        trained(input, WienerTrainer.Per.PROMPT, WienerTrainer.Unconditional.POOLED, 0)
            .denoise(noisy, level, Matrix.zeros(1, 2));
    assertTrue(Problem.farthest(first, pooled) < 1e-5);
  }

  @Test
  void withoutAPromptTheMixtureBeatsOneGaussian() {
    DenoiserInput input = Problem.prompts(29, 3000, 4, 3);
    NoiseLevel level = new NoiseLevel(1, 0.9, 0.4);
    Matrix noisy = Problem.noisy(input.latents(), level, 30);
    Matrix without = Matrix.zeros(3000, 3);
    double mixture =
        Problem.meanSquaredError(
            perPrompt(input, 0).denoise(noisy, level, without), input.latents());
    double pooled =
        Problem.meanSquaredError(
            trained(input, WienerTrainer.Per.PROMPT, WienerTrainer.Unconditional.POOLED, 0)
                .denoise(noisy, level, without),
            input.latents());
    assertTrue(mixture < pooled, mixture + " against " + pooled);
  }

  @Test
  void aPromptOfOneRowIsThatRow() {
    DenoiserInput input =
        new DenoiserInput(
            Shape.vector(3), Problem.gaussian(31, 1, 3), Matrix.zeros(1, 1), Optional.empty());
    Matrix estimate =
        perPrompt(input, 0)
            .denoise(Problem.gaussian(32, 4, 3), new NoiseLevel(1, 0.5, 1), Matrix.zeros(4, 1));
    assertTrue(Problem.farthest(Matrix.stack(List.of(input.latents())).repeat(4), estimate) < 1e-6);
  }
}
