// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.linear;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.difflab.denoisers.Arithmetic;
import org.difflab.denoisers.Problem;
import org.difflab.denoisers.gaussian.WienerTrainer;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.SymmetricMatrix;
import org.difflab.spi.training.DenoiserInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LinearTest {

  private static final Schedule SCHEDULE =
      Problem.schedule(new double[] {0.95, 0.3}, new double[] {0.7, 0.7}, new double[] {0.2, 0.98});
  private static final Schedule ONE_LEVEL = Problem.schedule(new double[] {1, 1});

  private final Workers workers = Arithmetic.workers(2);
  private final LinearAlgebra algebra = Arithmetic.algebra(workers);

  private DenoiserModel trained(
      DenoiserInput input,
      Schedule schedule,
      double ridge,
      boolean products,
      LinearTrainer.Levels levels,
      LinearTrainer.Draws draws) {
    return new LinearTrainer(
            new LinearTrainer.Options(ridge, products, levels, Optional.of(draws), 0.1),
            schedule,
            algebra,
            workers)
        .train(input, Problem.training());
  }

  private DenoiserModel wiener(DenoiserInput input, double shrink) {
    return new WienerTrainer(
            new WienerTrainer.Options(
                WienerTrainer.Per.PROMPT, WienerTrainer.Unconditional.POOLED, shrink),
            algebra,
            workers)
        .train(input, Problem.training());
  }

  @Test
  void expectedForEachLevelWithProductsIsTheWienerFilterPerPrompt() {
    DenoiserInput input = Problem.prompts(70, 1200, 5, 3);
    DenoiserModel linear =
        trained(input, SCHEDULE, 0, true, LinearTrainer.Levels.EACH, LinearTrainer.Draws.EXPECTED);
    sameEverywhere(wiener(input, 0), linear, input.conditions(), input);
    sameEverywhere(wiener(input, 0), linear, Matrix.zeros(1200, 3), input);
  }

  @Test
  void expectedWithoutProductsIsTheWienerFilterWithOneCovariance() {
    DenoiserInput input = Problem.withoutUnconditional(Problem.prompts(71, 1200, 5, 3));
    DenoiserModel linear =
        trained(input, SCHEDULE, 0, false, LinearTrainer.Levels.EACH, LinearTrainer.Draws.EXPECTED);
    sameEverywhere(wiener(input, 1), linear, input.conditions(), input);
  }

  private static void sameEverywhere(
      DenoiserModel expected, DenoiserModel found, Matrix conditions, DenoiserInput input) {
    for (int step = 1; step <= SCHEDULE.steps(); step++) {
      NoiseLevel level = SCHEDULE.level(step);
      Matrix noisy = Problem.noisy(input.latents(), level, 72);
      assertTrue(
          Problem.farthest(
                  expected.denoise(noisy, level, conditions),
                  found.denoise(noisy, level, conditions))
              < 2e-5,
          level.toString());
    }
  }

  /** How conditions are embedded, and what is regressed. */
  static Stream<Arguments> regressions() {
    List<Arguments> regressions = new ArrayList<>();
    for (Embedding embedding : Embedding.values()) {
      for (boolean products : new boolean[] {true, false}) {
        for (double ridge : new double[] {0, 3}) {
          for (int rows : new int[] {400, 12}) {
            if (rows == 400 || ridge > 0) {
              regressions.add(Arguments.of(embedding, products, ridge, rows));
            }
          }
        }
      }
    }
    return regressions.stream();
  }

  /**
   * One-hot, with the first class dropped, or too few dimensions to tell all prompts apart
   * linearly.
   */
  enum Embedding {
    ONE_HOT,
    FIRST_DROPPED,
    ON_A_LINE;

    Matrix of(Matrix oneHot) {
      float[][] rows = new float[oneHot.rows()][];
      for (int row = 0; row < rows.length; row++) {
        float[] one = oneHot.row(row);
        rows[row] =
            switch (this) {
              case ONE_HOT -> one;
              case FIRST_DROPPED -> new float[] {one[1], one[2]};
              case ON_A_LINE -> new float[] {0.5f * one[1] - 2 * one[2]};
            };
      }
      return Matrix.ofRows(rows);
    }
  }

  @ParameterizedTest
  @MethodSource("regressions")
  void equalsAnExplicitRegressionOnAllFeatures(
      Embedding embedding, boolean products, double ridge, int rows) {
    DenoiserInput problem = Problem.prompts(73, rows, 3, 3);
    Matrix conditions = embedding.of(problem.conditions());
    DenoiserInput input =
        new DenoiserInput(problem.shape(), problem.latents(), conditions, Optional.empty());
    DenoiserModel model =
        trained(
            input, ONE_LEVEL, ridge, products, LinearTrainer.Levels.ALL, LinearTrainer.Draws.DRAWN);
    Matrix noise = Problem.training().noise().gaussian(0, 0, rows, 3);
    float[] noisy = input.latents().values().clone();
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] += noise.values()[i];
    }
    double[] coefficients =
        explicit(
            features(Matrix.wrap(rows, 3, noisy), conditions, products), input.latents(), ridge);
    Matrix asked = Problem.gaussian(74, rows, 3);
    Matrix estimate = model.denoise(asked, ONE_LEVEL.level(1), conditions);
    double[][] features = features(asked, conditions, products);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < 3; column++) {
        double expected = 0;
        for (int feature = 0; feature < features[row].length; feature++) {
          expected += features[row][feature] * coefficients[feature * 3 + column];
        }
        assertEquals(expected, estimate.get(row, column), 2e-5, "row " + row);
      }
    }
  }

  @Test
  void theOriginalsRegressionOfTheNoiseGivesTheSame() {
    DenoiserInput input = Problem.withoutUnconditional(Problem.prompts(75, 500, 3, 3));
    DenoiserModel model =
        trained(input, ONE_LEVEL, 0, true, LinearTrainer.Levels.ALL, LinearTrainer.Draws.DRAWN);
    Matrix noise = Problem.training().noise().gaussian(0, 0, 500, 3);
    float[] noisy = input.latents().values().clone();
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] += noise.values()[i];
    }
    double[] coefficients =
        explicit(features(Matrix.wrap(500, 3, noisy), input.conditions(), true), noise, 0);
    Matrix start = Problem.gaussian(76, 500, 3);
    Matrix estimate = model.denoise(start, ONE_LEVEL.level(1), input.conditions());
    double[][] features = features(start, input.conditions(), true);
    for (int row = 0; row < 500; row++) {
      for (int column = 0; column < 3; column++) {
        double predictedNoise = 0;
        for (int feature = 0; feature < features[row].length; feature++) {
          predictedNoise += features[row][feature] * coefficients[feature * 3 + column];
        }
        assertEquals(start.get(row, column) - predictedNoise, estimate.get(row, column), 2e-5);
      }
    }
  }

  private static double[][] features(Matrix noisy, Matrix conditions, boolean products) {
    double[][] features = new double[noisy.rows()][];
    for (int row = 0; row < features.length; row++) {
      List<Double> values = new ArrayList<>(List.of(1.0));
      for (float value : noisy.row(row)) {
        values.add((double) value);
      }
      for (float condition : conditions.row(row)) {
        values.add((double) condition);
        for (int column = 0; products && column < noisy.columns(); column++) {
          values.add((double) condition * noisy.get(row, column));
        }
      }
      features[row] = values.stream().mapToDouble(Double::doubleValue).toArray();
    }
    return features;
  }

  private double[] explicit(double[][] features, Matrix targets, double ridge) {
    int size = features[0].length;
    double[] gram = new double[size * size];
    double[] right = new double[size * targets.columns()];
    for (int row = 0; row < features.length; row++) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          gram[i * size + j] += features[row][i] * features[row][j];
        }
        for (int column = 0; column < targets.columns(); column++) {
          right[i * targets.columns() + column] += features[row][i] * targets.get(row, column);
        }
      }
    }
    for (int i = 1; i < size; i++) {
      gram[i * size + i] += ridge;
    }
    return algebra.solve(SymmetricMatrix.wrap(size, gram), right);
  }

  @Test
  void oneRegressionForAllLevelsIsFittedToAllOfThem() {
    DenoiserInput input = Problem.withoutUnconditional(Problem.prompts(77, 300, 3, 2));
    DenoiserModel model =
        trained(input, SCHEDULE, 0, true, LinearTrainer.Levels.ALL, LinearTrainer.Draws.DRAWN);
    Matrix noise = Problem.training().noise().gaussian(0, 0, 300, 3);
    List<Matrix> noisy = new ArrayList<>();
    for (int step = 1; step <= SCHEDULE.steps(); step++) {
      NoiseLevel level = SCHEDULE.level(step);
      float[] values = new float[900];
      for (int i = 0; i < values.length; i++) {
        values[i] =
            (float)
                (level.signal() * input.latents().values()[i] + level.noise() * noise.values()[i]);
      }
      noisy.add(Matrix.wrap(300, 3, values));
    }
    Matrix conditions =
        Matrix.stack(List.of(input.conditions(), input.conditions(), input.conditions()));
    Matrix targets = Matrix.stack(List.of(input.latents(), input.latents(), input.latents()));
    Matrix all = Matrix.stack(noisy);
    double[][] features = features(all, conditions, true);
    double[] coefficients = explicit(features, targets, 0);
    Matrix estimate = model.denoise(all, new NoiseLevel(1, 0.5, 0.5), conditions);
    for (int row = 0; row < 900; row++) {
      for (int column = 0; column < 3; column++) {
        double expected = 0;
        for (int feature = 0; feature < features[row].length; feature++) {
          expected += features[row][feature] * coefficients[feature * 3 + column];
        }
        assertEquals(expected, estimate.get(row, column), 2e-5, "row " + row);
      }
    }
  }

  @Test
  void aLevelThatWasNotTrainedIsRefusedByNameOfTheNearest() {
    DenoiserInput input = Problem.prompts(78, 100, 3, 2);
    DenoiserModel model =
        trained(input, SCHEDULE, 0, true, LinearTrainer.Levels.EACH, LinearTrainer.Draws.EXPECTED);
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                model.denoise(
                    input.latents(), new NoiseLevel(0.5, 0.72, 0.69), input.conditions()));
    assertTrue(
        refusal.getMessage().contains("level 2 is the nearest, signal 0.7 and noise 0.7"),
        refusal.getMessage());
    assertTrue(refusal.getMessage().contains("levels: all"), refusal.getMessage());
  }

  @Test
  void levelsBetweenThoseOfTheScheduleNeedOneRegressionForAll() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> trainer(LinearTrainer.Levels.EACH).checkBetweenLevels());
    assertTrue(refusal.getMessage().contains("levels: all"), refusal.getMessage());
    assertDoesNotThrow(() -> trainer(LinearTrainer.Levels.ALL).checkBetweenLevels());
  }

  private LinearTrainer trainer(LinearTrainer.Levels levels) {
    return new LinearTrainer(
        new LinearTrainer.Options(0, true, levels, Optional.empty(), 0),
        SCHEDULE,
        algebra,
        workers);
  }

  @Test
  void withoutDropoutNoPromptIsNotTrained() {
    DenoiserInput input = Problem.prompts(79, 100, 3, 2);
    DenoiserModel model =
        new LinearTrainer(
                new LinearTrainer.Options(0, true, LinearTrainer.Levels.EACH, Optional.empty(), 0),
                SCHEDULE,
                algebra,
                workers)
            .train(input, Problem.training());
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> model.denoise(Matrix.zeros(1, 3), SCHEDULE.level(1), Matrix.zeros(1, 2)));
    assertTrue(refusal.getMessage().contains("is unknown"), refusal.getMessage());
  }

  @Test
  void fewerRowsThanValuesGiveTheSolutionOfLeastNorm() {
    DenoiserInput input = Problem.withoutUnconditional(Problem.prompts(80, 4, 12, 1));
    DenoiserModel model =
        trained(input, ONE_LEVEL, 0, true, LinearTrainer.Levels.ALL, LinearTrainer.Draws.DRAWN);
    Matrix noise = Problem.training().noise().gaussian(0, 0, 4, 12);
    float[] noisy = input.latents().values().clone();
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] += noise.values()[i];
    }
    Matrix estimate =
        model.denoise(Matrix.wrap(4, 12, noisy), ONE_LEVEL.level(1), input.conditions());
    assertTrue(
        Problem.farthest(input.latents(), estimate) < 1e-4, "the training rows are met exactly");
    Matrix elsewhere =
        model.denoise(Problem.gaussian(81, 4, 12), ONE_LEVEL.level(1), input.conditions());
    assertTrue(
        Problem.farthest(elsewhere, Matrix.zeros(4, 12)) < 20, "and nothing blows up elsewhere");
  }

  @Test
  void tooManyFeaturesAreRefused() {
    DenoiserInput problem = Problem.prompts(82, 30, 120, 3);
    float[] line = new float[30 * 90];
    for (int row = 0; row < 30; row++) {
      for (int column = 0; column < 90; column++) {
        line[row * 90 + column] =
            problem.conditions().get(row, 1) - problem.conditions().get(row, 2);
      }
    }
    DenoiserInput input =
        new DenoiserInput(
            problem.shape(), problem.latents(), Matrix.wrap(30, 90, line), Optional.empty());
    InputException refusal =
        assertThrows(
            InputException.class,
            () ->
                trained(
                    input,
                    ONE_LEVEL,
                    0,
                    true,
                    LinearTrainer.Levels.ALL,
                    LinearTrainer.Draws.DRAWN));
    assertTrue(refusal.getMessage().contains("11011 features"), refusal.getMessage());
    LinearTrainer ridge =
        new LinearTrainer(
            new LinearTrainer.Options(1, true, LinearTrainer.Levels.ALL, Optional.empty(), 0.1),
            ONE_LEVEL,
            algebra,
            workers);
    assertThrows(IllegalArgumentException.class, () -> ridge.check(Shape.vector(120), 90));
  }
}
