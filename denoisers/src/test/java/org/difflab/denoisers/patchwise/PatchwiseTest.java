// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.patchwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.difflab.denoisers.Arithmetic;
import org.difflab.denoisers.Made;
import org.difflab.denoisers.Problem;
import org.difflab.denoisers.gaussian.WienerTrainer;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Progress;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.plugin.Parts;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.Training;
import org.difflab.tck.ContractSchedule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatchwiseTest {

  private static final Schedule SCHEDULE = new ContractSchedule();
  private static final NoiseLevel LEVEL = new NoiseLevel(0.5, 0.8, 0.6);
  private static final Shape RGB = new Shape(5, 4, 3);
  private static final int ALL = 1_000_000;

  private static Made made;

  @BeforeAll
  static void open() {
    made = new Made();
  }

  @AfterAll
  static void close() {
    made.close();
  }

  private static DenoiserTrainer trainer(String denoiser, int width, int patches) {
    return made.trainer("patch-wise", options(denoiser, width, patches), SCHEDULE);
  }

  private static String options(String denoiser, int width, int patches) {
    return "\"denoiser\": %s, \"width\": %d, \"patches\": %d".formatted(denoiser, width, patches);
  }

  private static DenoiserModel trained(
      String denoiser, int width, int patches, DenoiserInput input) {
    return trainer(denoiser, width, patches).train(input, Problem.training());
  }

  /** Images of two prompts, and of none. */
  private static DenoiserInput images(long seed, Shape shape, int count) {
    DenoiserInput rows = Problem.prompts(seed, count, shape.size(), 2);
    return new DenoiserInput(shape, rows.latents(), rows.conditions(), rows.unconditional());
  }

  private static Matrix conditions(int rows) {
    List<Matrix> conditions = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      conditions.add(row % 3 == 2 ? Matrix.zeros(1, 2) : Problem.oneHot(row % 3, 2));
    }
    return Matrix.stack(conditions);
  }

  private static DenoiserInput unprompted(Shape shape, Matrix images) {
    return new DenoiserInput(shape, images, Matrix.zeros(images.rows(), 1), Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ideal", "wiener", "mixture"})
  void aPatchAsLargeAsTheImageIsTheDenoiserOfImages(String type) {
    Shape shape = new Shape(3, 3, 3);
    DenoiserInput input = images(1, shape, 200);
    Matrix noisy = Problem.gaussian(2, 30, shape.size());
    DenoiserModel whole =
        made.trainer(type, "", SCHEDULE)
            .train(input, Problem.training().forPart(PatchwiseDenoiser.PART));
    assertEquals(
        whole.denoise(noisy, LEVEL, conditions(30)),
        trained(Made.json(type, ""), 3, ALL, input).denoise(noisy, LEVEL, conditions(30)));
  }

  @ParameterizedTest
  @CsvSource({"1, 5, 4, 3", "2, 5, 4, 3", "3, 4, 7, 1", "4, 4, 7, 3"})
  void aPixelIsTheMeanOverThePatchesThatHoldIt(int side, int height, int width, int channels) {
    Shape shape = new Shape(height, width, channels);
    DenoiserInput input = images(3, shape, 40);
    List<Matrix> patches = new ArrayList<>();
    List<Matrix> prompts = new ArrayList<>();
    for (int image = 0; image < 40; image++) {
      for (int top = 0; top <= height - side; top++) {
        for (int left = 0; left <= width - side; left++) {
          patches.add(patch(shape, input.latents().row(image), top, left, side));
          prompts.add(input.conditions().slice(image, image + 1));
        }
      }
    }
    DenoiserModel ideal =
        made.trainer("ideal", "", SCHEDULE)
            .train(
                new DenoiserInput(
                    new Shape(side, side, channels),
                    Matrix.stack(patches),
                    Matrix.stack(prompts),
                    input.unconditional()),
                Problem.training());
    Matrix noisy = Problem.gaussian(4, 6, shape.size());
    double[] sums = new double[noisy.values().length];
    int[] held = new int[sums.length];
    for (int row = 0; row < 6; row++) {
      for (int top = 0; top <= height - side; top++) {
        for (int left = 0; left <= width - side; left++) {
          Matrix estimate =
              ideal.denoise(
                  patch(shape, noisy.row(row), top, left, side),
                  LEVEL,
                  conditions(6).slice(row, row + 1));
          for (int i = 0; i < estimate.columns(); i++) {
            int line = top + i / channels / side;
            int pixel = left + i / channels % side;
            int value = ((row * height + line) * width + pixel) * channels + i % channels;
            sums[value] += estimate.get(0, i);
            held[value]++;
          }
        }
      }
    }
    float[] expected = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      expected[i] = (float) (sums[i] / held[i]);
    }
    assertEquals(
        Matrix.wrap(6, shape.size(), expected),
        trained(Made.json("ideal", ""), side, ALL, input).denoise(noisy, LEVEL, conditions(6)));
  }

  private static Matrix patch(Shape shape, float[] image, int top, int left, int side) {
    float[] values = new float[side * side * shape.channels()];
    for (int i = 0; i < values.length; i++) {
      int line = top + i / shape.channels() / side;
      int pixel = left + i / shape.channels() % side;
      values[i] = image[(line * shape.width() + pixel) * shape.channels() + i % shape.channels()];
    }
    return Matrix.wrap(1, values.length, values);
  }

  /** x̂ = m + a·v/(a²v + s²)·(x_t − a·m), where the pixels are independent with N(m, v). */
  @ParameterizedTest
  @CsvSource({"1, 1e-5", "3, 0.02"})
  void whiteNoiseIsShrunkAsKnown(int width, double tolerance) {
    Shape shape = new Shape(8, 6, 1);
    float[] values = Problem.gaussian(5, 1500, shape.size()).values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.3f + 0.7f * values[i];
    }
    double mean = 0;
    for (float value : values) {
      mean += value / (double) values.length;
    }
    double variance = 0;
    for (float value : values) {
      variance += (value - mean) * (value - mean) / values.length;
    }
    Matrix images = Matrix.wrap(1500, shape.size(), values);
    DenoiserModel model = trained(Made.json("wiener", ""), width, ALL, unprompted(shape, images));
    for (int step : new int[] {1, 10, 20}) {
      NoiseLevel level = SCHEDULE.level(step);
      Matrix noisy = Problem.noisy(images.slice(0, 20), level, 6);
      double a = level.signal();
      double s = level.noise();
      float[] expected = new float[noisy.values().length];
      for (int i = 0; i < expected.length; i++) {
        double gain = a * variance / (a * a * variance + s * s);
        expected[i] = (float) (mean + gain * (noisy.values()[i] - a * mean));
      }
      Matrix estimate = model.denoise(noisy, level, Matrix.zeros(20, 1));
      double farthest = Problem.farthest(Matrix.wrap(20, shape.size(), expected), estimate);
      assertTrue(farthest < tolerance, level + ": " + farthest);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ideal", "mixture"})
  void aRowHasTheSameBitsInAnyBatch(String type) {
    // Each image has 12 patches, so that 1000 of them are denoised in several blocks.
    DenoiserModel model = trained(Made.json(type, ""), 2, 300, images(7, RGB, 60));
    Matrix noisy = Problem.gaussian(8, 1000, RGB.size());
    Matrix conditions = conditions(1000);
    Matrix whole = model.denoise(noisy, LEVEL, conditions);
    for (int row = 0; row < 1000; row += 37) {
      assertArrayEquals(
          whole.row(row),
          model.denoise(noisy.slice(row, row + 1), LEVEL, conditions.slice(row, row + 1)).values(),
          "row " + row);
    }
    assertEquals(
        whole.slice(311, 700),
        model.denoise(noisy.slice(311, 700), LEVEL, conditions.slice(311, 700)));
    assertEquals(
        0, model.denoise(noisy.slice(0, 0), LEVEL, conditions.slice(0, 0)).rows(), "no rows");
  }

  @Test
  void theNumberOfThreadsChangesNoBits() {
    DenoiserInput input = images(9, RGB, 700);
    Matrix noisy = Problem.gaussian(10, 50, RGB.size());
    assertEquals(
        onThreads(1).train(input, Problem.training()).denoise(noisy, LEVEL, conditions(50)),
        onThreads(3).train(input, Problem.training()).denoise(noisy, LEVEL, conditions(50)));
  }

  private static DenoiserTrainer onThreads(int threads) {
    WienerTrainer.Options wiener =
        new WienerTrainer.Options(WienerTrainer.Per.PROMPT, WienerTrainer.Unconditional.MIXTURE, 0);
    Workers workers = Arithmetic.workers(threads);
    Parts parts =
        new Parts() {
          @Override
          public <T> T make(Part<T> part) {
            return part.kind()
                .cast(new WienerTrainer(wiener, Arithmetic.algebra(workers), workers));
          }

          @Override
          public <T> List<String> names(Class<T> kind, Class<? extends T> type) {
            return List.of("wiener");
          }
        };
    return new PatchwiseTrainer(
        new PatchwiseTrainer.Options(new Part<>(DenoiserTrainer.class, "wiener", wiener), 3, 2000),
        parts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ideal", "mixture", "mlp"})
  void sameBitsWhenSavedAndLoaded(String type) {
    String denoiser =
        Made.json(type, type.equals("mlp") ? "\"hidden\": [8], \"training\": {\"steps\": 20}" : "");
    DenoiserTrainer trainer = trainer(denoiser, 3, 500);
    DenoiserModel model = trainer.train(images(11, RGB, 100), Problem.training());
    DenoiserModel loaded = trainer.load(model.weights());
    Matrix noisy = Problem.gaussian(12, 9, RGB.size());
    assertEquals(
        model.denoise(noisy, LEVEL, conditions(9)), loaded.denoise(noisy, LEVEL, conditions(9)));
    assertEquals(model.weights().matrices(), loaded.weights().matrices());
    assertEquals(model.weights().texts(), loaded.weights().texts());
    assertEquals(model.curves(), loaded.curves());
  }

  @Test
  void withoutNoiseTheAnswerIsTheRowOverTheSignal() {
    DenoiserModel model = trained(Made.json("wiener", ""), 3, 500, images(13, RGB, 60));
    Matrix noisy = Problem.gaussian(14, 6, RGB.size());
    assertEquals(noisy, model.denoise(noisy, NoiseLevel.CLEAN, conditions(6)));
    Matrix halved = model.denoise(noisy, new NoiseLevel(0, 0.5, 0), conditions(6));
    for (int i = 0; i < noisy.values().length; i++) {
      assertEquals(noisy.values()[i] * 2, halved.values()[i]);
    }
  }

  @Test
  void patchesHaveThePromptOfTheirImage() {
    float[] images = new float[200 * RGB.size()];
    float[] prompts = new float[200 * 2];
    for (int row = 0; row < 200; row++) {
      for (int i = 0; i < RGB.size(); i++) {
        images[row * RGB.size() + i] = row % 2 == 0 ? -1 : 1;
      }
      prompts[row * 2 + row % 2] = 1;
    }
    DenoiserModel model =
        trained(
            Made.json("wiener", ""),
            3,
            100,
            new DenoiserInput(
                RGB,
                Matrix.wrap(200, RGB.size(), images),
                Matrix.wrap(200, 2, prompts),
                Optional.of(Matrix.zeros(1, 2))));
    NoiseLevel noise = new NoiseLevel(1, 0.01, 1);
    Matrix noisy = Matrix.zeros(3, RGB.size());
    Matrix estimate = model.denoise(noisy, noise, conditions(3));
    for (int i = 0; i < RGB.size(); i++) {
      assertEquals(-1, estimate.get(0, i), 1e-6);
      assertEquals(1, estimate.get(1, i), 1e-6);
      assertEquals(0, estimate.get(2, i), 1e-6);
    }
  }

  @ParameterizedTest
  @CsvSource({"200, 180, 20", "10, 10, 10", "1, 10, 10", "100000, 1080, 120"})
  void patchesAreSpreadOverPromptsByTheirImages(int patches, int first, int second) {
    // 90 images of a prompt and 10 of another; 12 patches each.
    Shape shape = new Shape(4, 5, 1);
    float[] images = new float[100 * shape.size()];
    float[] prompts = new float[100 * 2];
    for (int row = 0; row < 100; row++) {
      for (int i = 0; i < shape.size(); i++) {
        images[row * shape.size() + i] = row * 100 + i;
      }
      prompts[row * 2 + (row % 10 == 0 ? 1 : 0)] = 1;
    }
    DenoiserInput input =
        new DenoiserInput(
            shape,
            Matrix.wrap(100, shape.size(), images),
            Matrix.wrap(100, 2, prompts),
            Optional.empty());
    DenoiserModel model = trained(Made.json("ideal", ""), 2, patches, input);
    Matrix rows = model.weights().part(PatchwiseDenoiser.PART).matrix("rows");
    // Conditions are numbered by their first row, which is that of the second prompt.
    assertArrayEquals(
        new double[] {second, first}, model.weights().part(PatchwiseDenoiser.PART).array("counts"));
    Set<Float> drawn = new HashSet<>();
    for (int row = 0; row < rows.rows(); row++) {
      float corner = rows.get(row, 0);
      assertTrue(drawn.add(corner), "the patch is drawn twice that begins with " + corner);
      assertEquals(row < second, Math.floor(corner / 100) % 10 == 0, "the prompt of " + corner);
      assertTrue(corner % 100 % 5 < 4, "the patch is torn that begins with " + corner);
      assertArrayEquals(new float[] {corner, corner + 1, corner + 5, corner + 6}, rows.row(row));
    }
  }

  @Test
  void theSeedDrawsThePatches() {
    DenoiserInput input = images(15, RGB, 100);
    DenoiserTrainer trainer = trainer(Made.json("ideal", ""), 2, 200);
    DenoiserModel model = trainer.train(input, Problem.training());
    DenoiserModel again = trainer.train(input, Problem.training());
    DenoiserModel other =
        trainer.train(input, new Training(Noise.of(2, "denoiser"), Progress.SILENT));
    assertEquals(model.weights().matrices(), again.weights().matrices());
    assertNotEquals(model.weights().matrices(), other.weights().matrices());
  }

  @Test
  void theDenoiserOfPatchesIsCheckedWithTheirSize() {
    String patches =
        "\"denoiser\": " + Made.json("patch-wise", options(Made.json("ideal", ""), 4, 9));
    DenoiserTrainer nested = made.trainer("patch-wise", patches + ", \"width\": 3", SCHEDULE);
    IllegalArgumentException tooLarge =
        assertThrows(IllegalArgumentException.class, () -> nested.check(RGB, 2));
    assertTrue(
        tooLarge.getMessage().contains("4x4 pixels are larger than images of shape 3x3x3"),
        tooLarge.getMessage());
    IllegalArgumentException between =
        assertThrows(
            IllegalArgumentException.class,
            () -> trainer(Made.json("linear", "\"levels\": \"each\""), 2, 9).checkBetweenLevels());
    assertTrue(between.getMessage().contains("levels: all"), between.getMessage());
  }

  @Test
  void memoryIsThatOfThePatchesAndOfTheirDenoiser() {
    DenoiserTrainer ideal = made.trainer("ideal", "", SCHEDULE);
    Shape patch = new Shape(2, 2, 3);
    // All 12 patches of each image, and 500 of them with a few more for the prompts.
    assertEquals(
        4 * 1200 * (12 + 2) + ideal.memory(patch, 2, 1200, 2),
        trainer(Made.json("ideal", ""), 2, ALL).memory(RGB, 2, 100, 2));
    assertEquals(
        4 * 520 * (12 + 2) + ideal.memory(patch, 2, 520, 2),
        trainer(Made.json("ideal", ""), 2, 500).memory(RGB, 2, 100, 2));
  }

  @Test
  void refusesWhatIsNoImageOrSmallerThanAPatch() {
    DenoiserTrainer trainer = trainer(Made.json("ideal", ""), 5, 100);
    for (Shape shape : List.of(Shape.vector(1), Shape.vector(20), new Shape(6, 6, 2))) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> trainer.check(shape, 2));
      assertTrue(
          refused.getMessage().contains("needs images")
              && refused.getMessage().contains("latents of shape " + shape),
          refused.getMessage());
    }
    IllegalArgumentException small =
        assertThrows(IllegalArgumentException.class, () -> trainer.check(RGB, 2));
    assertEquals(
        "width: patches of 5x5 pixels are larger than images of shape 5x4x3; a width of at most 4"
            + " is possible",
        small.getMessage());
    trainer.check(new Shape(5, 9, 1), 2);
    for (String option : List.of("\"width\": 0", "\"patches\": 0")) {
      String options = "\"denoiser\": " + Made.json("ideal", "") + ", " + option;
      InputException refused =
          assertThrows(InputException.class, () -> made.trainer("patch-wise", options, SCHEDULE));
      assertTrue(refused.getMessage().contains("at least 1"), refused.getMessage());
    }
  }

  @Test
  void refusesRowsAndWeightsThatDoNotFit() {
    DenoiserTrainer trainer = trainer(Made.json("wiener", ""), 3, 500);
    DenoiserModel model = trainer.train(images(16, RGB, 60), Problem.training());
    refused("noisy rows must be 60 wide, found 61", model, Matrix.zeros(2, 61), conditions(2));
    refused("2 noisy rows need as many conditions, found 3", model, 2, conditions(3));
    refused("conditions must be 2 wide", model, 2, Matrix.zeros(2, 3));
    refused("is unknown: [0.5, 0.25]", model, 1, Matrix.ofRows(new float[] {0.5f, 0.25f}));
    InputException weights =
        assertThrows(
            InputException.class, () -> trainer.load(model.weights().part(PatchwiseDenoiser.PART)));
    assertTrue(weights.getMessage().contains("no float64 array 'shape'"), weights.getMessage());
  }

  private static void refused(String message, DenoiserModel model, int rows, Matrix conditions) {
    refused(message, model, Matrix.zeros(rows, RGB.size()), conditions);
  }

  private static void refused(
      String message, DenoiserModel model, Matrix noisy, Matrix conditions) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> model.denoise(noisy, LEVEL, conditions));
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
  }
}
