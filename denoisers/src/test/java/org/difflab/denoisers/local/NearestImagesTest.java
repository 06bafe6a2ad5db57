// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.difflab.denoisers.Arithmetic;
import org.difflab.denoisers.Problem;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.Training;
import org.junit.jupiter.api.Test;

class NearestImagesTest {

  private static final NoiseLevel LEVEL = new NoiseLevel(0.5, 0.8, 0.6);
  private static final Shape SHAPE = new Shape(5, 4, 3);
  private static final Matrix ROW = Matrix.zeros(1, 1);

  /** Keeps what it is warned of. */
  private static final class Warnings implements Progress {

    private final List<String> messages = new ArrayList<>();

    @Override
    public Stage begin(String title, long total) {
      return Progress.SILENT.begin(title, total);
    }

    @Override
    public void warn(String message) {
      messages.add(message);
    }
  }

  private static PatchFit fit(String side, OptionalInt neighbours) {
    return new PatchFit(
        new PatchOptions(
            List.of(side), List.of(), new ComparedImages(OptionalInt.empty(), neighbours)),
        Arithmetic.workers(2));
  }

  private static DenoiserInput images(int count) {
    return new DenoiserInput(
        SHAPE, Problem.gaussian(1, count, SHAPE.size()), Matrix.zeros(count, 1), Optional.empty());
  }

  private static DenoiserModel trained(String side, OptionalInt neighbours, DenoiserInput input) {
    return fit(side, neighbours)
        .train(input, (shape, images, mean) -> new SamePlace(shape), training());
  }

  private static Training training() {
    return Problem.training();
  }

  private static List<String> warnings(int count, int neighbours) {
    Warnings warnings = new Warnings();
    fit("3", OptionalInt.of(neighbours))
        .train(
            images(count),
            (shape, images, mean) -> new SamePlace(shape),
            new Training(Noise.of(3, "denoiser"), warnings));
    return warnings.messages;
  }

  @Test
  void asManyNeighboursAsImagesAreAllImages() {
    DenoiserInput input = images(200);
    Matrix noisy = Problem.gaussian(2, 5, SHAPE.size());
    for (int neighbours : new int[] {200, 1000}) {
      assertEquals(
          trained("3", OptionalInt.empty(), input).denoise(noisy, LEVEL, ROW.repeat(5)),
          trained("3", OptionalInt.of(neighbours), input).denoise(noisy, LEVEL, ROW.repeat(5)));
    }
  }

  @Test
  void oneNeighbourIsTheNearestImage() {
    DenoiserInput input = images(300);
    Matrix noisy = Problem.gaussian(3, 20, SHAPE.size());
    Matrix estimate = trained("3", OptionalInt.of(1), input).denoise(noisy, LEVEL, ROW.repeat(20));
    for (int row = 0; row < 20; row++) {
      int nearest = 0;
      for (int image = 1; image < 300; image++) {
        if (distance(noisy, row, input.latents(), image)
            < distance(noisy, row, input.latents(), nearest)) {
          nearest = image;
        }
      }
      assertArrayEquals(input.latents().row(nearest), estimate.row(row), 1e-6f);
    }
  }

  /** The squared distance of means of 2×2 pixels, as the definition has it. */
  private static double distance(Matrix noisy, int row, Matrix images, int image) {
    double distance = 0;
    for (int top = 0; top < SHAPE.height(); top += 2) {
      for (int left = 0; left < SHAPE.width(); left += 2) {
        for (int channel = 0; channel < 3; channel++) {
          double sum = 0;
          int pixels = 0;
          for (int line = top; line < Math.min(top + 2, SHAPE.height()); line++) {
            for (int pixel = left; pixel < left + 2; pixel++) {
              int value = (line * SHAPE.width() + pixel) * 3 + channel;
              sum += noisy.get(row, value) - LEVEL.signal() * images.get(image, value);
              pixels++;
            }
          }
          distance += sum * sum / pixels / pixels;
        }
      }
    }
    return distance;
  }

  @Test
  void aRowHasTheSameBitsInAnyBatchAndWhenLoaded() {
    DenoiserInput input = images(150);
    DenoiserModel model = trained("3", OptionalInt.of(20), input);
    DenoiserModel loaded =
        fit("3", OptionalInt.of(20))
            .load(model.weights(), (shape, images, mean) -> new SamePlace(shape));
    Matrix noisy = Problem.gaussian(4, 9, SHAPE.size());
    Matrix whole = model.denoise(noisy, LEVEL, ROW.repeat(9));
    assertEquals(whole, loaded.denoise(noisy, LEVEL, ROW.repeat(9)));
    assertEquals(whole.slice(4, 5), model.denoise(noisy.slice(4, 5), LEVEL, ROW));
  }

  @Test
  void saysWhatLeavingImagesOutChanges() {
    List<String> few = warnings(150, 10);
    assertEquals(1, few.size());
    assertTrue(few.get(0).startsWith("neighbours: 10 of up to 150 images"), few.get(0));
    double average = number(few.get(0), "estimate by (\\S+) on average");
    double most = number(few.get(0), "and by (\\S+) in the worst image");
    double share = number(few.get(0), "up to (\\d+) % of the weight");
    assertTrue(0 < average && average <= most && most < 2, few.get(0));
    assertTrue(0 < share && share <= 100, few.get(0));
    assertEquals(List.of(), warnings(150, 150));
  }

  @Test
  void warnsOfPromptsWithFewImages() {
    List<String> few = warnings(12, 12);
    assertEquals(1, few.size());
    assertTrue(few.get(0).contains("1 of 1 prompts have fewer than 50"), few.get(0));
  }

  private static double number(String message, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(message);
    assertTrue(matcher.find(), message);
    return Double.parseDouble(matcher.group(1));
  }
}
