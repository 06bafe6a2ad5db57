// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.difflab.denoisers.gaussian.MixtureTrainer;
import org.difflab.denoisers.gaussian.WienerTrainer;
import org.difflab.denoisers.ideal.IdealTrainer;
import org.difflab.denoisers.linear.LinearTrainer;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every denoiser of this module. */
class DenoisersTest {

  private static final Schedule SCHEDULE =
      Problem.schedule(
          new double[] {0.999, 0.04}, new double[] {0.8, 0.6}, new double[] {0.1, 0.995});

  /** A trainer by name, made for an arithmetic and its threads. */
  record Candidate(String name, BiFunction<LinearAlgebra, Workers, DenoiserTrainer> trainer) {

    DenoiserTrainer on(int threads) {
      Workers workers = Arithmetic.workers(threads);
      return trainer.apply(Arithmetic.algebra(workers), workers);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    for (LinearTrainer.Levels levels : LinearTrainer.Levels.values()) {
      for (LinearTrainer.Draws draws : LinearTrainer.Draws.values()) {
        candidates.add(linear(levels, draws, true, 0));
      }
    }
    candidates.add(linear(LinearTrainer.Levels.EACH, LinearTrainer.Draws.EXPECTED, false, 0));
    candidates.add(linear(LinearTrainer.Levels.EACH, LinearTrainer.Draws.DRAWN, true, 2));
    for (WienerTrainer.Per per : WienerTrainer.Per.values()) {
      for (WienerTrainer.Unconditional unconditional : WienerTrainer.Unconditional.values()) {
        candidates.add(
            new Candidate(
                "wiener " + per + " " + unconditional,
                (algebra, workers) ->
                    new WienerTrainer(
                        new WienerTrainer.Options(per, unconditional, 0.1), algebra, workers)));
      }
    }
    candidates.add(
        new Candidate(
            "mixture",
            (algebra, workers) ->
                new MixtureTrainer(
                    new MixtureTrainer.Options(4, OptionalDouble.of(0.2), 6), algebra, workers)));
    candidates.add(
        new Candidate(
            "ideal",
            (algebra, workers) ->
                new IdealTrainer(new IdealTrainer.Options(OptionalInt.of(700)), algebra, workers)));
    return candidates.stream();
  }

  private static Candidate linear(
      LinearTrainer.Levels levels, LinearTrainer.Draws draws, boolean products, double ridge) {
    return new Candidate(
        "linear "
            + levels
            + " "
            + draws
            + (products ? "" : " without products")
            + " ridge "
            + ridge,
        (algebra, workers) ->
            new LinearTrainer(
                new LinearTrainer.Options(ridge, products, levels, Optional.of(draws), 0.1),
                SCHEDULE,
                algebra,
                workers));
  }

  @ParameterizedTest
  @MethodSource("candidates")
  void sameBitsWhateverTheThreadsAndTheBatchSize(Candidate candidate) {
    DenoiserInput input = Problem.prompts(3, 900, 6, 3);
    DenoiserModel one = candidate.on(1).train(input, Problem.training());
    DenoiserModel two = candidate.on(2).train(input, Problem.training());
    Matrix noisy = Problem.gaussian(7, 300, 6);
    Matrix conditions = mixedConditions(input, 300);
    for (int step = 1; step <= SCHEDULE.steps(); step++) {
      NoiseLevel level = SCHEDULE.level(step);
      Matrix whole = one.denoise(noisy, level, conditions);
      assertEquals(whole, two.denoise(noisy, level, conditions), "two threads");
      for (int batch : new int[] {1, 7, 256}) {
        List<Matrix> parts = new ArrayList<>();
        for (int from = 0; from < 300; from += batch) {
          int to = Math.min(300, from + batch);
          parts.add(one.denoise(noisy.slice(from, to), level, conditions.slice(from, to)));
        }
        assertEquals(whole, Matrix.stack(parts), "batches of " + batch);
      }
    }
  }

  /** Prompts taking turns, every fifth row without one. */
  private static Matrix mixedConditions(DenoiserInput input, int rows) {
    List<Matrix> conditions = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      conditions.add(
          row % 5 == 4
              ? input.unconditional().orElseThrow()
              : input.conditions().slice(row, row + 1));
    }
    return Matrix.stack(conditions);
  }

  @ParameterizedTest
  @MethodSource("candidates")
  void sameBitsWhenSavedAndLoaded(Candidate candidate) {
    DenoiserInput input = Problem.prompts(4, 400, 5, 3);
    DenoiserTrainer trainer = candidate.on(2);
    DenoiserModel model = trainer.train(input, Problem.training());
    DenoiserModel loaded = trainer.load(model.weights());
    Matrix noisy = Problem.gaussian(8, 40, 5);
    Matrix conditions = mixedConditions(input, 40);
    NoiseLevel level = SCHEDULE.level(2);
    assertEquals(model.denoise(noisy, level, conditions), loaded.denoise(noisy, level, conditions));
    assertEquals(model.weights().matrices(), loaded.weights().matrices());
    assertEquals(model.weights().texts(), loaded.weights().texts());
    model
        .weights()
        .doubles()
        .forEach((name, values) -> assertArrayEquals(values, loaded.weights().array(name), name));
  }

  @ParameterizedTest
  @MethodSource("candidates")
  void leavesItsInputsUntouchedAndIsFinite(Candidate candidate) {
    DenoiserInput input = Problem.prompts(5, 300, 4, 2);
    Matrix latents = Matrix.stack(List.of(input.latents()));
    DenoiserModel model = candidate.on(2).train(input, Problem.training());
    assertEquals(latents, input.latents());
    Matrix noisy = Problem.gaussian(9, 20, 4);
    Matrix before = Matrix.stack(List.of(noisy));
    Matrix clean = model.denoise(noisy, SCHEDULE.level(3), mixedConditions(input, 20));
    assertEquals(before, noisy);
    assertTrue(clean.isFinite());
    assertNotEquals(noisy, clean);
  }

  @ParameterizedTest
  @MethodSource("candidates")
  void atTheCleanLevelTheAnswerIsTheRowItself(Candidate candidate) {
    DenoiserInput input = Problem.prompts(6, 200, 4, 2);
    DenoiserModel model = candidate.on(1).train(input, Problem.training());
    Matrix rows = Problem.gaussian(10, 12, 4);
    assertEquals(rows, model.denoise(rows, NoiseLevel.CLEAN, mixedConditions(input, 12)));
  }

  @ParameterizedTest
  @MethodSource("candidates")
  void refusesWhatItWasNotTrainedOn(Candidate candidate) {
    DenoiserInput input = Problem.prompts(7, 200, 4, 2);
    DenoiserModel model = candidate.on(1).train(input, Problem.training());
    NoiseLevel level = SCHEDULE.level(2);
    Matrix noisy = Problem.gaussian(11, 2, 4);
    Matrix conditions = input.conditions().slice(0, 2);
    refused("noisy rows must be 4 wide", model, Problem.gaussian(11, 2, 5), level, conditions);
    refused("conditions must be 2 wide", model, noisy, level, Matrix.zeros(2, 3));
    refused("as many conditions", model, noisy, level, input.conditions().slice(0, 3));
    Matrix unknown = Matrix.ofRows(new float[] {0, 1}, new float[] {0.5f, 0.25f});
    refused("row 1 is unknown: [0.5, 0.25]", model, noisy, level, unknown);
  }

  private static void refused(
      String message, DenoiserModel model, Matrix noisy, NoiseLevel level, Matrix conditions) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> model.denoise(noisy, level, conditions));
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
  }

  @ParameterizedTest
  @MethodSource("candidates")
  void refusesNoPromptWhereTheEmbedderHasNone(Candidate candidate) {
    DenoiserInput input = Problem.withoutUnconditional(Problem.prompts(8, 200, 4, 2));
    DenoiserModel model = candidate.on(1).train(input, Problem.training());
    refused(
        "is unknown: [0.0, 0.0]", model, Matrix.zeros(1, 4), SCHEDULE.level(1), Matrix.zeros(1, 2));
  }

  @ParameterizedTest
  @MethodSource("candidates")
  void refusesToTrainOnNothing(Candidate candidate) {
    DenoiserInput nothing = Problem.prompts(8, 2, 4, 2);
    DenoiserInput input =
        new DenoiserInput(
            nothing.shape(), Matrix.zeros(0, 4), Matrix.zeros(0, 2), nothing.unconditional());
    assertThrows(InputException.class, () -> candidate.on(1).train(input, Problem.training()));
  }

  @ParameterizedTest
  @MethodSource("candidates")
  void aLatentThatNeverChangesIsKnown(Candidate candidate) {
    DenoiserInput varied = Problem.prompts(9, 300, 4, 2);
    float[] latents = varied.latents().values().clone();
    for (int row = 0; row < 300; row++) {
      latents[row * 4 + 2] = -1;
    }
    DenoiserInput input = Problem.withLatents(varied, Matrix.wrap(300, 4, latents));
    DenoiserModel model = candidate.on(2).train(input, Problem.training());
    NoiseLevel level = SCHEDULE.level(2);
    Matrix noisy = Problem.noisy(input.latents(), level, 12);
    Matrix clean = model.denoise(noisy, level, input.conditions());
    assertTrue(clean.isFinite());
    boolean oneForAllLevels = candidate.name().contains("ALL");
    for (int row = 0; row < 300; row++) {
      assertEquals(-1, clean.get(row, 2), oneForAllLevels ? 1 : 1e-3, "row " + row);
    }
  }

  @ParameterizedTest
  @MethodSource("candidates")
  void beatsTheMeanOfItsTrainingRows(Candidate candidate) {
    DenoiserInput input = Problem.prompts(10, 2000, 5, 3);
    DenoiserModel model = candidate.on(2).train(input, Problem.training());
    NoiseLevel level = SCHEDULE.level(2);
    Matrix noisy = Problem.noisy(input.latents(), level, 13);
    Matrix clean = model.denoise(noisy, level, input.conditions());
    double[] mean = new double[5];
    for (int i = 0; i < noisy.values().length; i++) {
      mean[i % 5] += input.latents().values()[i] / 2000.0;
    }
    float[] means = new float[5];
    for (int column = 0; column < 5; column++) {
      means[column] = (float) mean[column];
    }
    double baseline =
        Problem.meanSquaredError(Matrix.wrap(1, 5, means).repeat(2000), input.latents());
    assertTrue(Problem.meanSquaredError(clean, input.latents()) < 0.8 * baseline);
  }

  @Test
  void thePluginIsFoundAndNamesItsDenoisers() {
    Plugin plugin =
        ServiceLoader.load(Plugin.class).stream()
            .filter(provider -> provider.type() == DenoisersPlugin.class)
            .findFirst()
            .orElseThrow()
            .get();
    assertEquals(
        List.of(
            "linear",
            "wiener",
            "mixture",
            "ideal",
            "local",
            "equivariant",
            "composite",
            "masked",
            "patch-wise",
            "mlp",
            "unet",
            "kernel-density",
            "switch"),
        plugin.components().stream().map(component -> component.name()).toList());
  }
}
