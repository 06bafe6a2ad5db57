// SPDX-License-Identifier: Apache-2.0
package org.difflab.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.difflab.engine.Laboratory;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.report.picture.GifFile;
import org.difflab.report.picture.SampleImage;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Draws what small pipelines generate, without the command and without a run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PicturesTest {

  private static final int STEPS = 4;
  private static final int WHITE = 0xffffff;

  private final Laboratory laboratory = Laboratory.open();
  private final TrainedPipeline digits =
      laboratory.train(
          """
          dataset: {type: handwriting, characters: "37", train: 100}
          pipelines: {digits: {encoder: {type: pca, components: 8}, denoiser: wiener, sampler: {steps: 4}}}
          """);
  private final TrainedPipeline points = pipeline("shapes");

  @TempDir private Path folder;

  private TrainedPipeline pipeline(String dataset) {
    return laboratory.train(
        "dataset: {type: "
            + dataset
            + ", train: 200}\n"
            + "pipelines: {one: {denoiser: wiener, sampler: {steps: 4}}}\n");
  }

  @AfterAll
  void close() {
    laboratory.close();
  }

  private static Samples gaussian(int count, int width, String... prompts) {
    Matrix values = Noise.of(1, "pictures").gaussian(0, 0, count, width);
    List<String> named = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      named.add(prompts[row * prompts.length / count]);
    }
    return new Samples(values, named);
  }

  /** The share of pixels that are not paper. */
  private static double ink(BufferedImage image) {
    int[] pixels = GifFile.pixels(image);
    return Arrays.stream(pixels).filter(pixel -> (pixel & WHITE) != WHITE).count()
        / (double) pixels.length;
  }

  private static int[] part(BufferedImage image, int x, int y, int width, int height) {
    return image.getRGB(x, y, width, height, null, 0, width);
  }

  @Test
  void imagesAreInARowForEachPrompt() {
    Samples samples = digits.generate(List.of("3", "7"), 3, 1);
    BufferedImage both = Pictures.samples(samples, digits.shape()).image();
    BufferedImage threes =
        Pictures.samples(samples.select(new int[] {0, 1, 2}), digits.shape()).image();

    assertEquals(threes.getWidth(), both.getWidth());
    int half = threes.getHeight() - 8;
    assertArrayEquals(
        part(threes, 0, 0, threes.getWidth(), half), part(both, 0, 0, both.getWidth(), half));
    assertTrue(both.getHeight() > 1.9 * half, both.getHeight() + " is not two rows of " + half);
  }

  @Test
  void promptsMayHaveDifferentNumbersOfImagesInAnyOrder() {
    Samples samples = digits.generate(List.of("3", "7"), 3, 1);
    Samples mixed = samples.select(new int[] {3, 0, 1, 4, 2});
    BufferedImage image = Pictures.samples(mixed, digits.shape()).image();

    BufferedImage one = new SampleImage(digits.shape()).of(samples.values(), 2);
    // The third image of the second row: a margin of 8, a title of 18 and tiles of 84 with gaps.
    int x = 8 + 2 * 92;
    int y = 8 + 18 + 84 + 8 + 18;
    for (int line = 0; line < 28; line++) {
      for (int column = 0; column < 28; column++) {
        assertEquals(one.getRGB(column, line), image.getRGB(x + 3 * column + 1, y + 3 * line + 1));
      }
    }
    assertEquals(0, ink(image.getSubimage(x, 8, 84, 84)), "there is no third 7");
  }

  @Test
  void aPictureIsTheSameInMemoryAndAsFile() throws IOException {
    Picture picture = Pictures.samples(digits.generate(List.of("7"), 2, 1), digits.shape());
    Path file = folder.resolve("new/sevens.png");
    picture.write(file);

    assertArrayEquals(picture.png(), Files.readAllBytes(file));
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(picture.png()));
    assertArrayEquals(GifFile.pixels(picture.image()), GifFile.pixels(read));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void vectorsArePlotted(int width) {
    Samples samples = gaussian(60, width, "a", "b", "c");
    BufferedImage image = Pictures.samples(samples, Shape.vector(width)).image();

    assertTrue(ink(image) > 0.01, "the plot is empty");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void densitiesAreDrawnAloneAndInComparison(int width) {
    Shape shape = Shape.vector(width);
    Samples data = gaussian(200, width, "a", "b");
    BufferedImage alone = Pictures.density(data, shape).image();
    BufferedImage beside = Pictures.density(data, gaussian(50, width, "a", "b"), shape).image();

    assertTrue(ink(alone) > 0.02 && ink(beside) > 0.02, "a plot is empty");
    assertEquals(width == 2, beside.getWidth() > alone.getWidth(), "maps are side by side");
    BufferedImage together = Pictures.density(gaussian(200, width, "a"), shape).image();
    assertTrue(alone.getHeight() > 1.5 * together.getHeight(), "each prompt has a row");
  }

  @Test
  void aGridHoldsImagesWithoutTitles() {
    Matrix images = digits.generate(List.of("3"), 5, 1).values();
    BufferedImage grid = Pictures.grid(images, digits.shape(), 3, 2).image();

    assertEquals(3 * 56 + 2 * 2, grid.getWidth());
    assertEquals(2 * 56 + 2, grid.getHeight());
  }

  @Test
  void trajectoriesEndInWhatIsGenerated() throws IOException {
    AnimatedPicture animation = Pictures.trajectory(digits, List.of("3", "7"), 2, 1);
    Path file = folder.resolve("digits.gif");
    animation.write(file);
    GifFile gif = GifFile.read(file);

    assertArrayEquals(animation.gif(), Files.readAllBytes(file));
    assertEquals(STEPS + 1, gif.frames().size());
    Matrix samples = digits.generate(List.of("3", "7"), 2, 1).values();
    BufferedImage sheet = Pictures.grid(samples, digits.shape(), 2, 4).image();
    assertTrue(difference(gif.frames().get(STEPS), sheet) < 2, "the last frame is of others");
    assertTrue(difference(gif.frames().get(0), sheet) > 5, "the first frame is finished");
  }

  /** The mean difference of grey levels, of which a GIF has a few less than a grid. */
  private static double difference(BufferedImage frame, BufferedImage sheet) {
    // The left margin of a page; its heading and the titles of its panels.
    int[] shown = part(frame, 46, 34 + 24, sheet.getWidth(), sheet.getHeight());
    int[] wanted = GifFile.pixels(sheet);
    double sum = 0;
    for (int pixel = 0; pixel < wanted.length; pixel++) {
      sum += Math.abs((shown[pixel] & 0xff) - (wanted[pixel] & 0xff));
    }
    return sum / wanted.length;
  }

  @ParameterizedTest
  @ValueSource(strings = {"mixture-1d", "shapes"})
  void trajectoriesOfVectorsAreDrawn(String dataset) throws IOException {
    TrainedPipeline pipeline = pipeline(dataset);
    Path file = folder.resolve("vectors.gif");
    Pictures.trajectory(pipeline, pipeline.prompts(), 40, 1).write(file);
    GifFile gif = GifFile.read(file);

    assertEquals(STEPS + 1, gif.frames().size());
    assertTrue(ink(gif.frames().get(STEPS)) > 0.005, "the last frame is empty");
  }

  private static void refused(String message, Runnable drawing) {
    assertEquals(message, assertThrows(InputException.class, drawing::run).getMessage());
  }

  @Test
  void latentsAreRefused() {
    Samples latents =
        new Samples(
            digits.encoder().encode(digits.generate(List.of("3"), 2, 1).values()),
            List.of("3", "3"));
    String message =
        "samples of shape 28x28x1 have 784 values each, found 8; latents must be decoded first,"
            + " with pipeline.encoder().decode(latents)";

    refused(message, () -> Pictures.samples(latents, digits.shape()));
    refused(message, () -> Pictures.grid(latents.values(), digits.shape(), 2, 1));
    refused(
        "samples of shape 2 have 2 values each, found 8; latents must be decoded first, with"
            + " pipeline.encoder().decode(latents)",
        () -> Pictures.density(latents, points.shape()));
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    Samples none = Samples.none(784);
    refused("there are no samples to draw", () -> Pictures.samples(none, digits.shape()));
    Samples infinite =
        new Samples(Matrix.wrap(1, 2, new float[] {1, Float.NaN}), List.of("spiral"));
    refused(
        "samples with values that are not finite cannot be drawn",
        () -> Pictures.samples(infinite, points.shape()));
    refused(
        "a density needs samples of one or two numbers, found samples of shape 28x28x1",
        () -> Pictures.density(gaussian(2, 784, "3"), digits.shape()));
    refused(
        "a grid needs images, found samples of shape 2",
        () -> Pictures.grid(Matrix.zeros(4, 2), points.shape(), 2, 1));
    refused(
        "columns and zoom of a grid must be at least 1, found 0 and 1",
        () -> Pictures.grid(Matrix.zeros(1, 784), digits.shape(), 0, 1));
    refused(
        "the name of the file must end in .png, found sevens.jpg",
        () -> Pictures.samples(gaussian(1, 784, "7"), digits.shape()).write(Path.of("sevens.jpg")));
    refused(
        "the name of the file must end in .gif, found sevens.png",
        () -> Pictures.trajectory(digits, List.of("7"), 1, 1).write(Path.of("sevens.png")));
    refused(
        "a trajectory needs at least one prompt and one sample of each, found 1 and 0",
        () -> Pictures.trajectory(digits, List.of("7"), 0, 1));
    refused(
        "a trajectory of samples of shape 28x28x1 is drawn of at most 1337 samples, found 3000",
        () -> Pictures.trajectory(digits, List.of("3", "7"), 1500, 1));
    assertThrows(InputException.class, () -> Pictures.trajectory(digits, List.of("unknown"), 1, 1));
  }

  @Test
  void picturesThatWouldBeTooLargeAreRefused() {
    Shape small = new Shape(2, 2, 1);
    Samples many = new Samples(Matrix.zeros(10_001, 4), Collections.nCopies(10_001, "a"));
    refused(
        "at most 10000 images of shape 2x2x1 fit into a picture, found 10001",
        () -> Pictures.samples(many, small));
    Shape tall = new Shape(10_000, 2, 1);
    Samples wide = new Samples(Matrix.zeros(20, 20_000), Collections.nCopies(20, "a"));
    assertThrows(InputException.class, () -> Pictures.samples(wide, tall));
    refused(
        "a grid of 2x2 images of shape 2x2x1, each pixel taking 1000000x1000000, would be too"
            + " large",
        () -> Pictures.grid(Matrix.zeros(4, 4), small, 2, 1_000_000));
  }
}
