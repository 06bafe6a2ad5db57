// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.patchwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.difflab.denoisers.Arithmetic;
import org.difflab.denoisers.Made;
import org.difflab.denoisers.Problem;
import org.difflab.denoisers.gaussian.WienerTrainer;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.plugin.Parts;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The estimates of patch-wise denoisers. */
class PatchwiseTest extends PatchwiseFixture {

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
