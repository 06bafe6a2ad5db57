// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.ideal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.difflab.denoisers.Arithmetic;
import org.difflab.denoisers.Problem;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;
import org.difflab.spi.training.DenoiserInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdealTest {

  private static DenoiserModel trained(DenoiserInput input, OptionalInt limit) {
    Workers workers = Arithmetic.workers(2);
    return new IdealTrainer(new IdealTrainer.Options(limit), Arithmetic.algebra(workers), workers)
        .train(input, Problem.training());
  }

  @Test
  void oneTrainingRowIsAlwaysTheAnswer() {
    DenoiserInput input =
        new DenoiserInput(
            Shape.vector(4), Problem.gaussian(60, 1, 4), Matrix.zeros(1, 1), Optional.empty());
    Matrix estimate =
        trained(input, OptionalInt.empty())
            .denoise(Problem.gaussian(61, 9, 4), new NoiseLevel(1, 0.3, 2), Matrix.zeros(9, 1));
    assertEquals(input.latents().repeat(9), estimate);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.4, 1, 6})
  void equalsBruteForce(double noise) {
    DenoiserInput input = Problem.prompts(62, 1500, 4, 2);
    NoiseLevel level = new NoiseLevel(1, 0.7, noise);
    DenoiserModel model = trained(input, OptionalInt.empty());
    Matrix noisy = Problem.noisy(input.latents().slice(0, 50), level, 63);
    for (int prompt = 0; prompt < 2; prompt++) {
      Matrix estimate = model.denoise(noisy, level, Problem.oneHot(prompt, 2).repeat(50));
      assertTrue(
          Problem.farthest(bruteForce(Problem.rowsOf(input, prompt), noisy, level), estimate)
              < 2e-4);
    }
    Matrix estimate = model.denoise(noisy, level, Matrix.zeros(50, 2));
    assertTrue(Problem.farthest(bruteForce(input.latents(), noisy, level), estimate) < 2e-4);
  }

  private static Matrix bruteForce(Matrix rows, Matrix noisy, NoiseLevel level) {
    int width = rows.columns();
    float[] clean = new float[noisy.values().length];
    for (int row = 0; row < noisy.rows(); row++) {
      double[] logarithms = new double[rows.rows()];
      double greatest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < rows.rows(); i++) {
        double distance = 0;
        for (int column = 0; column < width; column++) {
          double apart = noisy.get(row, column) - level.signal() * rows.get(i, column);
          distance += apart * apart;
        }
        logarithms[i] = -distance / (2 * level.noise() * level.noise());
        greatest = Math.max(greatest, logarithms[i]);
      }
      double total = 0;
      double[] sum = new double[width];
      for (int i = 0; i < rows.rows(); i++) {
        double weight = Math.exp(logarithms[i] - greatest);
        total += weight;
        for (int column = 0; column < width; column++) {
          sum[column] += weight * rows.get(i, column);
        }
      }
      for (int column = 0; column < width; column++) {
        clean[row * width + column] = (float) (sum[column] / total);
      }
    }
    return Matrix.wrap(noisy.rows(), width, clean);
  }

  @Test
  void aLimitKeepsRowsEvenlySpread() {
    DenoiserInput input = Problem.prompts(64, 900, 3, 1);
    int[] everyThird = new int[300];
    for (int i = 0; i < 300; i++) {
      everyThird[i] = 3 * i;
    }
    assertEquals(
        input.latents().select(everyThird),
        trained(input, OptionalInt.of(300)).weights().matrix("rows"));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 50, 299, 899})
  void aLimitKeepsTheSharesOfPromptsWhateverTheirOrder(int limit) {
    int[] kinds = new int[900];
    for (int row = 0; row < kinds.length; row++) {
      kinds[row] = row < 6 ? 2 : row % 2;
    }
    Matrix conditions =
        Matrix.stack(Arrays.stream(kinds).mapToObj(kind -> Problem.oneHot(kind, 3)).toList());
    DenoiserInput input =
        new DenoiserInput(
            Shape.vector(2), Problem.gaussian(65, 900, 2), conditions, Optional.empty());
    double[] counts = trained(input, OptionalInt.of(limit)).weights().array("counts");
    assertEquals(limit, Arrays.stream(counts).sum());
    // The rare prompt has 6 of 900 rows, and keeps one at least.
    double rare = Math.max(1, 6.0 * limit / 900);
    assertEquals(rare, counts[0], 1);
    assertTrue(counts[0] >= 1);
    assertEquals((limit - rare) / 2, counts[1], 1);
    assertEquals((limit - rare) / 2, counts[2], 1);
  }

  @Test
  void aLimitBelowTheNumberOfPromptsIsRefused() {
    DenoiserInput input = Problem.prompts(66, 90, 2, 3);
    assertThrows(InputException.class, () -> trained(input, OptionalInt.of(2)));
  }

  @Test
  void remembersATrainingRowThroughLittleNoise() {
    DenoiserInput input = Problem.prompts(65, 400, 8, 2);
    NoiseLevel level = new NoiseLevel(0.1, 0.9, 0.02);
    Matrix noisy = Problem.noisy(input.latents(), level, 66);
    Matrix estimate = trained(input, OptionalInt.empty()).denoise(noisy, level, input.conditions());
    assertTrue(Problem.farthest(input.latents(), estimate) < 0.05);
  }
}
