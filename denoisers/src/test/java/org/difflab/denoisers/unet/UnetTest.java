// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.unet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.difflab.denoisers.Made;
import org.difflab.denoisers.Problem;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
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

class UnetTest {

  private static final Schedule SCHEDULE = new ContractSchedule();
  private static final Shape GREY = new Shape(4, 4, 1);
  private static final Shape COLOUR = new Shape(4, 2, 3);
  private static final DenoiserInput INPUT = images(GREY);
  private static final String SMALL =
      "\"channels\": 8, \"multipliers\": [1, 2], \"groups\": 2, \"attention\": [2], \"heads\": 2,"
          + " \"time-features\": 8";
  private static final String SHORT = SMALL + ", \"prompt-dropout\": 0.3" + training(300);

  private static Made made;
  private static DenoiserModel exact;

  @BeforeAll
  static void open() {
    made = new Made();
    exact = train("unet", SHORT, INPUT);
  }

  @AfterAll
  static void close() {
    made.close();
  }

  private static String training(int steps) {
    return ", \"training\": {\"steps\": %d, \"batch\": 32, \"learning-rate\": 0.005}"
        .formatted(steps);
  }

  /** Returns images of two prompts, each with a Gaussian distribution of its own. */
  private static DenoiserInput images(Shape shape) {
    DenoiserInput rows = Problem.prompts(23, 1000, shape.size(), 2);
    float[] values = rows.latents().values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= 0.5f;
    }
    return new DenoiserInput(
        shape, Matrix.wrap(1000, shape.size(), values), rows.conditions(), rows.unconditional());
  }

  private static DenoiserTrainer trainer(String type, String options) {
    return made.trainer(type, options, SCHEDULE);
  }

  private static DenoiserModel train(String type, String options, DenoiserInput input) {
    return trainer(type, options).train(input, Problem.training());
  }

  private static Matrix estimate(
      DenoiserModel denoiser, int step, DenoiserInput input, Matrix conditions) {
    NoiseLevel level = SCHEDULE.level(step);
    return denoiser.denoise(Problem.noisy(input.latents(), level, 9), level, conditions);
  }

  private static double error(
      DenoiserModel denoiser, int step, DenoiserInput input, Matrix conditions) {
    return Problem.meanSquaredError(estimate(denoiser, step, input, conditions), input.latents());
  }

  private static double error(DenoiserModel denoiser, int step) {
    return error(denoiser, step, INPUT, INPUT.conditions());
  }

  @Test
  void theEstimateComesNearTheBestThereIsWithAPromptAndWithout() {
    DenoiserModel best = train("wiener", "", INPUT);
    for (int step : new int[] {3, 8, 12}) {
      double least = error(best, step);
      double found = error(exact, step);
      assertTrue(found < 1.5 * least, "step " + step + ": " + found + ", the best is " + least);
    }
    Matrix none = INPUT.unconditional().orElseThrow().repeat(INPUT.latents().rows());
    assertTrue(error(exact, 12, INPUT, none) < 1.35 * error(best, 12, INPUT, none));
    assertTrue(error(exact, 12) < error(exact, 12, INPUT, none));
  }

  @Test
  void scaleAndShiftConditionTheBlocksAsWell() {
    DenoiserModel best = train("wiener", "", INPUT);
    DenoiserModel network = train("unet", SHORT + ", \"condition\": \"scale-shift\"", INPUT);
    assertTrue(error(network, 8) < 1.5 * error(best, 8));
    Matrix none = INPUT.unconditional().orElseThrow().repeat(INPUT.latents().rows());
    assertTrue(error(network, 12) < error(network, 12, INPUT, none));
  }

  /** Columns of every image are bright on the left; flipped, they are bright on both sides. */
  @Test
  void augmentedImagesAreLearned() {
    float[] values = new float[200 * GREY.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i % 4 == 0 ? 1 : -1) + 0.05f * (float) Math.sin(i);
    }
    DenoiserInput left = Problem.withLatents(rows(200), Matrix.wrap(200, GREY.size(), values));
    String options = SMALL + training(200);
    DenoiserModel plain = train("unet", options, left);
    DenoiserModel flipped = train("unet", options + ", \"augment\": {\"flip\": true}", left);
    // Almost only noise: the estimate is the mean of the images.
    assertTrue(meanOfLastColumn(plain, left) < -0.8);
    assertEquals(0, meanOfLastColumn(flipped, left), 0.3);
    String over = options + ", \"residual-over\": " + Made.json("wiener", "");
    DenoiserModel corrected = train("unet", over + ", \"augment\": {\"flip\": true}", left);
    assertEquals(0, meanOfLastColumn(corrected, left), 0.3);
  }

  private static DenoiserInput rows(int count) {
    return new DenoiserInput(
        GREY,
        INPUT.latents().slice(0, count),
        INPUT.conditions().slice(0, count),
        INPUT.unconditional());
  }

  private static double meanOfLastColumn(DenoiserModel denoiser, DenoiserInput input) {
    Matrix estimate = estimate(denoiser, SCHEDULE.steps(), input, input.conditions());
    double sum = 0;
    for (int i = 3; i < estimate.values().length; i += 4) {
      sum += estimate.values()[i];
    }
    return 4 * sum / estimate.values().length;
  }

  @Test
  void shiftsAsLargeAsTheImageAreRefused() {
    assertEquals(
        "option 'shift': 4 pixels must be fewer than the height and width of images, found 4x4x1;"
            + " the most are 3",
        refusal("\"augment\": {\"shift\": 4}", GREY));
  }

  @Test
  void coloursAreLearned() {
    DenoiserInput colours = images(COLOUR);
    DenoiserModel best = train("wiener", "", colours);
    DenoiserModel network = train("unet", SHORT, colours);
    double least = error(best, 8, colours, colours.conditions());
    assertTrue(error(network, 8, colours, colours.conditions()) < 1.5 * least);
  }

  @Test
  void whatIsLeftOverByAGoodDenoiserIsLittle() {
    DenoiserModel best = train("wiener", "", INPUT);
    String over = SMALL + training(30) + ", \"residual-over\": " + Made.json("wiener", "");
    DenoiserModel corrected = train("unet", over, INPUT);
    for (int step : new int[] {3, 8, 18}) {
      double least = error(best, step);
      assertEquals(least, error(corrected, step), 0.05 * least, "step " + step);
    }
    DenoiserModel loaded = trainer("unet", over).load(corrected.weights());
    assertEquals(
        estimate(corrected, 8, INPUT, INPUT.conditions()),
        estimate(loaded, 8, INPUT, INPUT.conditions()));
  }

  @Test
  void trainingContinuesFromEarlierWeights() {
    DenoiserModel first = train("unet", SMALL + training(30), INPUT);
    String brief =
        ", \"training\": {\"steps\": 1, \"batch\": 1, \"learning-rate\": 1e-9, \"ema\": 0}"
            + ", \"start-from\": "
            + Made.json("unet", SMALL + training(30));
    DenoiserModel continued = train("unet", SMALL + brief, INPUT);
    double before = error(first, 8);
    assertEquals(before, error(continued, 8), 1e-4 * before);
  }

  @Test
  void tunedVectorsAreSavedWithTheNetworkAndLoadedWithTheSameBits() {
    Matrix vectors = Problem.gaussian(3, 3, 4);
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
    DenoiserModel network = train("unet", SMALL + training(50), tunable);
    Matrix used = network.tunedVectors().orElseThrow();
    assertNotEquals(vectors, used);
    DenoiserModel loaded = trainer("unet", SMALL).load(network.weights());
    assertEquals(network.tunedVectors(), loaded.tunedVectors());
    assertEquals(network.curves(), loaded.curves());
    assertEquals(
        estimate(network, 8, tunable, used.select(rows)),
        estimate(loaded, 8, tunable, used.select(rows)));
  }

  @Test
  void bfloat16IsAsGoodAsFloat32() {
    made.assumeBfloat16();
    DenoiserModel rounded = train("unet", SHORT + ", \"precision\": \"bfloat16\"", INPUT);
    for (int step : new int[] {3, 8, 12}) {
      double expected = error(exact, step);
      assertEquals(expected, error(rounded, step), 0.08 * expected, "step " + step);
    }
    assertFalse(
        estimate(exact, 8, INPUT, INPUT.conditions())
            .equals(estimate(rounded, 8, INPUT, INPUT.conditions())));
  }

  @Test
  void memoryGrowsWithTheImagesAndShrinksInBfloat16() {
    Shape large = new Shape(48, 48, 3);
    long small = trainer("unet", "").memory(new Shape(28, 28, 1), 10, 1000, 10);
    long wide = trainer("unet", "").memory(large, 10, 1000, 10);
    assertTrue(wide > small, small + " and " + wide);
    made.assumeBfloat16();
    long rounded = trainer("unet", "\"precision\": \"bfloat16\"").memory(large, 10, 1000, 10);
    assertTrue(rounded < 0.9 * wide, rounded + " and " + wide);
  }

  private static String refusal(String options, Shape latents) {
    DenoiserTrainer trainer = trainer("unet", options);
    return assertThrows(IllegalArgumentException.class, () -> trainer.check(latents, 2))
        .getMessage();
  }

  @Test
  void vectorsAreRefused() {
    String message =
        "unet needs images (height and width of more than 1), found latents of shape 144;"
            + " use it without an encoder, or with one that keeps images, such as scale";
    assertEquals(message, refusal("", Shape.vector(144)));
    assertEquals(message, refusal("\"multipliers\": [1]", Shape.vector(144)));
  }

  @Test
  void sizesThatLevelsCannotHalveAreRefused() {
    assertEquals(
        "option 'multipliers': 3 levels halve height and width 2 times, so both must be multiples"
            + " of 4, found 28x30x1; the most levels that images of this size allow are 2",
        refusal("", new Shape(28, 30, 1)));
    assertEquals(
        "option 'multipliers': 2 levels halve height and width 1 time, so both must be multiples"
            + " of 2, found 5x6x3; the most levels that images of this size allow are 1",
        refusal("\"multipliers\": [1, 2]", new Shape(5, 6, 3)));
    trainer("unet", "\"multipliers\": [1]").check(new Shape(5, 7, 3), 2);
  }

  @Test
  void groupsThatDoNotDivideChannelsAreRefused() {
    assertEquals(
        "option 'groups': 8 must divide the channels of each level, which are [12, 24]; the nearest"
            + " that does is 6",
        refusal("\"channels\": 12, \"multipliers\": [1, 2]", GREY));
  }

  @Test
  void attentionAndHeadsThatDoNotFitAreRefusedTogether() {
    assertEquals(
        "option 'heads': 5 must divide the 64 channels of level 2, which has attention; the nearest"
            + " that does is 4; option 'attention': level 5 does not exist; levels go from 1 to 3,"
            + " as many as 'multipliers' has",
        refusal("\"heads\": 5, \"attention\": [2, 5]", GREY));
  }

  @Test
  void moreParametersThanFitIntoAnArrayAreRefused() {
    assertEquals(
        "unet has more parameters than the 2147483647 that fit into one array: use fewer or"
            + " narrower layers",
        refusal("\"channels\": 1024, \"multipliers\": [1, 32]", GREY));
  }
}
