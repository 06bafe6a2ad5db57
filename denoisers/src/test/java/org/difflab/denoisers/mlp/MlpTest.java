// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.mlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.difflab.denoisers.Made;
import org.difflab.denoisers.Problem;
import org.difflab.linear.AlgebraSetting;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.PromptVectors;
import org.difflab.tck.ContractSchedule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MlpTest {

  private static final Schedule SCHEDULE = new ContractSchedule();
  private static final DenoiserInput INPUT = Problem.prompts(11, 2000, 3, 2);
  private static final String SHORT =
      "\"hidden\": [48, 48], \"training\": {\"steps\": 600, \"batch\": 128, \"learning-rate\":"
          + " 0.005}";

  private static Made made;

  @BeforeAll
  static void open() {
    made = new Made();
  }

  @AfterAll
  static void close() {
    made.close();
  }

  private static DenoiserTrainer trainer(String type, String options) {
    return made.trainer(type, options, SCHEDULE);
  }

  private static DenoiserModel train(String type, String options, DenoiserInput input) {
    return trainer(type, options).train(input, Problem.training());
  }

  private static Matrix noisy(NoiseLevel level) {
    Matrix latents = INPUT.latents();
    float[] values = Noise.of(9, "held out").gaussian(0, 0, latents.rows(), 3).values();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (level.signal() * latents.values()[i] + level.noise() * values[i]);
    }
    return Matrix.wrap(latents.rows(), 3, values);
  }

  private static double error(DenoiserModel denoiser, int step, Matrix conditions) {
    NoiseLevel level = SCHEDULE.level(step);
    Matrix estimate = denoiser.denoise(noisy(level), level, conditions);
    double sum = 0;
    for (int i = 0; i < estimate.values().length; i++) {
      sum += Math.pow(estimate.values()[i] - INPUT.latents().values()[i], 2);
    }
    return sum / estimate.values().length;
  }

  @ParameterizedTest
  @CsvSource({
    "velocity, uniform, log-snr, every-layer, plain",
    "clean, uniform, sinusoidal, every-layer, residual",
    "noise, uniform, scaled, input, plain",
    "velocity, min-snr, noise-level, input, residual",
    "noise, min-snr, log-snr, every-layer, plain"
  })
  void everyFlavourComesNearTheBestThereIs(
      String target, String weighting, String time, String join, String path) {
    DenoiserModel best = train("wiener", "", INPUT);
    DenoiserModel network =
        train(
            "mlp",
            SHORT
                + ", \"target\": \"%s\", \"weighting\": \"%s\", \"time\": \"%s\", \"join\": \"%s\", \"path\": \"%s\""
                    .formatted(target, weighting, time, join, path),
            INPUT);
    for (int step : new int[] {3, 8, 12}) {
      double least = error(best, step, INPUT.conditions());
      double found = error(network, step, INPUT.conditions());
      assertTrue(found < 1.35 * least, "step " + step + ": " + found + ", the best is " + least);
    }
  }

  @Test
  void aNetworkForEachLevelComesNearTheBestThereIs() {
    DenoiserModel best = train("wiener", "", INPUT);
    DenoiserModel networks =
        train(
            "mlp",
            "\"hidden\": [24], \"per-level\": true, \"training\": {\"epochs\": 20, \"batch\": 64,"
                + " \"learning-rate\": 0.01}",
            INPUT);
    assertEquals(SCHEDULE.steps(), networks.curves().size());
    for (int step : new int[] {5, 12}) {
      double least = error(best, step, INPUT.conditions());
      assertTrue(error(networks, step, INPUT.conditions()) < 1.35 * least);
    }
  }

  @Test
  void whatIsLeftOverByAGoodDenoiserIsLittle() {
    DenoiserModel best = train("wiener", "", INPUT);
    String few =
        "\"hidden\": [48], \"residual-over\": {\"kind\": \"denoiser\", \"type\": \"wiener\","
            + " \"plugin\": \"any\", \"version\": \"0\", \"options\": {}}, \"training\":"
            + " {\"steps\": 60, \"batch\": 128}";
    DenoiserModel corrected = train("mlp", few, INPUT);
    for (int step : new int[] {3, 8, 18}) {
      double least = error(best, step, INPUT.conditions());
      assertEquals(least, error(corrected, step, INPUT.conditions()), 0.03 * least);
    }
    DenoiserModel loaded = trainer("mlp", few).load(corrected.weights());
    NoiseLevel level = SCHEDULE.level(8);
    assertEquals(
        corrected.denoise(noisy(level), level, INPUT.conditions()),
        loaded.denoise(noisy(level), level, INPUT.conditions()));
  }

  @Test
  void withoutAPromptTheMixtureIsEstimated() {
    DenoiserModel network = train("mlp", SHORT + ", \"prompt-dropout\": 0.4", INPUT);
    DenoiserModel best = train("wiener", "", INPUT);
    Matrix none = INPUT.unconditional().orElseThrow().repeat(INPUT.latents().rows());
    double least = error(best, 12, none);
    assertTrue(error(network, 12, none) < 1.35 * least);
  }

  @Test
  void trainingGoesOnFromEarlierWeights() {
    String start = Made.json("mlp", SHORT);
    String brief =
        "\"hidden\": [48, 48], \"training\": {\"steps\": 1, \"batch\": 1, \"learning-rate\": 1e-9,"
            + " \"ema\": 0}";
    DenoiserModel first = train("mlp", SHORT, INPUT);
    DenoiserModel continued = train("mlp", brief + ", \"start-from\": " + start, INPUT);
    double before = error(first, 8, INPUT.conditions());
    assertEquals(before, error(continued, 8, INPUT.conditions()), 1e-4 * before);
    String other = brief.replace("[48, 48]", "[48, 47]") + ", \"start-from\": " + start;
    InputException refused = assertThrows(InputException.class, () -> train("mlp", other, INPUT));
    assertTrue(
        refused.getMessage().startsWith("start-from must be of type mlp, with the same layers"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void vectorsAreTunedAlong(String tune) {
    Matrix vectors = Noise.of(3, "vectors").gaussian(0, 0, 3, 4);
    int[] rows = new int[INPUT.latents().rows()];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = INPUT.conditions().get(row, 0) == 1 ? 0 : 1;
    }
    DenoiserInput tunable =
        new DenoiserInput(
            INPUT.shape(),
            INPUT.latents(),
            vectors.select(rows),
            Optional.of(vectors.slice(2, 3)),
            Optional.of(new PromptVectors(vectors, rows)));
    DenoiserModel network = train("mlp", SHORT + ", \"tune-vectors\": " + tune, tunable);
    Matrix used = network.tunedVectors().orElse(vectors);
    assertEquals(tune.equals("true"), network.tunedVectors().isPresent());
    if (tune.equals("true")) {
      assertNotEquals(vectors, used);
    }
    double least = error(train("wiener", "", INPUT), 8, INPUT.conditions());
    assertTrue(error(network, 8, used.select(rows)) < 1.35 * least);
    DenoiserModel loaded = trainer("mlp", SHORT).load(network.weights());
    assertEquals(network.tunedVectors(), loaded.tunedVectors());
    assertEquals(network.curves(), loaded.curves());
  }

  @Test
  void bfloat16IsAsGoodAsFloat32() {
    made.assumeBfloat16();
    DenoiserModel exact = train("mlp", SHORT, INPUT);
    String rounded = SHORT + ", \"precision\": \"bfloat16\"";
    DenoiserModel network = train("mlp", rounded, INPUT);
    for (int step : new int[] {3, 8, 12}) {
      double found = error(network, step, INPUT.conditions());
      double expected = error(exact, step, INPUT.conditions());
      assertEquals(expected, found, 0.05 * expected, "step " + step);
    }
    NoiseLevel level = SCHEDULE.level(8);
    Matrix estimate = network.denoise(noisy(level), level, INPUT.conditions());
    assertNotEquals(exact.denoise(noisy(level), level, INPUT.conditions()), estimate);
    for (String precision : new String[] {"bfloat16", "auto"}) {
      DenoiserModel loaded =
          trainer("mlp", SHORT + ", \"precision\": \"" + precision + "\"").load(network.weights());
      assertEquals(estimate, loaded.denoise(noisy(level), level, INPUT.conditions()));
    }
  }

  @Test
  void bfloat16IsRefusedBeforeTrainingWhereItIsMissing() {
    try (Made plain = new Made(AlgebraSetting.PLAIN)) {
      DenoiserTrainer rounded = plain.trainer("mlp", "\"precision\": \"bfloat16\"", SCHEDULE);
      String message =
          assertThrows(InputException.class, () -> rounded.check(Shape.vector(3), 2)).getMessage();
      assertEquals(
          "option 'precision': linear algebra 'plain' has kernels of float32 only, found bfloat16;"
              + " use 'auto' or 'onednn'; precision float32 is available everywhere, and auto uses"
              + " bfloat16 where it is available",
          message);
      DenoiserTrainer exact = plain.trainer("mlp", SHORT, SCHEDULE);
      DenoiserTrainer automatic =
          plain.trainer("mlp", SHORT + ", \"precision\": \"auto\"", SCHEDULE);
      automatic.check(Shape.vector(3), 2);
      NoiseLevel level = SCHEDULE.level(8);
      assertEquals(
          exact.train(INPUT, Problem.training()).denoise(noisy(level), level, INPUT.conditions()),
          automatic
              .train(INPUT, Problem.training())
              .denoise(noisy(level), level, INPUT.conditions()));
    }
  }

  @Test
  void aDenoiserToCorrectIsCheckedBeforeTraining() {
    String over = "\"residual-over\": " + Made.json("unet", "");
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> trainer("mlp", over).check(Shape.vector(3), 2))
            .getMessage();
    assertTrue(message.startsWith("unet needs images"), message);
  }

  @Test
  void memoryGrowsWithLayersAndBatch() {
    Shape latents = Shape.vector(100);
    long small = trainer("mlp", "\"hidden\": [256, 256]").memory(latents, 10, 1000, 10);
    long wide = trainer("mlp", "\"hidden\": [512, 512]").memory(latents, 10, 1000, 10);
    String batch = "\"hidden\": [256, 256], \"training\": {\"batch\": 2048}";
    long large = trainer("mlp", batch).memory(latents, 10, 1000, 10);
    long parameters = 4L * (100 + 10 + 33 + 256 + 100) * 256;
    assertTrue(small > 10 * parameters, small + " bytes");
    assertTrue(small < 30 * parameters, small + " bytes");
    assertTrue(wide > 2 * small);
    assertTrue(large > small);
    String corrected = "\"hidden\": [256, 256], \"residual-over\": " + Made.json("ideal", "");
    long ideal = trainer("ideal", "").memory(latents, 10, 1_000_000, 10);
    assertTrue(trainer("mlp", corrected).memory(latents, 10, 1_000_000, 10) > ideal + small);
  }

  @Test
  void contradictionsAreSaidSo() {
    InputException refused =
        assertThrows(
            InputException.class,
            () ->
                trainer(
                    "mlp",
                    "\"target\": \"noise\", \"residual-over\": {\"kind\": \"denoiser\", \"type\":"
                        + " \"wiener\", \"plugin\": \"any\", \"version\": \"0\", \"options\":"
                        + " {}}"));
    assertTrue(refused.getMessage().contains("target must be left out"), refused.getMessage());
  }
}
