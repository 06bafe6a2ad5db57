// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.patchwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.difflab.denoisers.Made;
import org.difflab.denoisers.Problem;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How patch-wise denoisers draw their patches, and what they check before training. */
class PatchwiseTrainingTest extends PatchwiseFixture {

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
}
