// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.difflab.data.LocalFolders;
import org.difflab.data.Mnist;
import org.difflab.data.PublishedSet;
import org.difflab.data.SplitOptions;
import org.difflab.data.handwriting.Handwriting;
import org.difflab.files.Safetensors;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.DataFolders;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.difflab.spi.Weights;
import org.difflab.spi.judge.Judgement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {

  @TempDir private Path folder;
  private final ThreadWorkers workers = new ThreadWorkers(4);

  @AfterEach
  void close() {
    workers.close();
  }

  private static Judge shipped(String dataset) {
    return ShippedJudges.find(dataset).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"mnist, 44426", "handwriting, 46636"})
  void judgesAsAnIndependentForwardPass(String dataset, int parameters) {
    JsonNode expected = JudgeReference.read().at("/judgements/" + dataset);
    Matrix pixels = JudgeReference.matrix(expected.path("pixels"));
    float[] values = new float[pixels.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = pixels.values()[i] / 127.5f - 1f;
    }
    Judge judge = shipped(dataset);
    Judgement found =
        judge.judge(Matrix.wrap(pixels.rows(), pixels.columns(), values), ThreadWorkers.serial());
    assertEquals(parameters, judge.parameters());
    Matrix features = JudgeReference.matrix(expected.path("features"));
    for (int i = 0; i < features.values().length; i++) {
      float feature = features.values()[i];
      assertEquals(feature, found.features().values()[i], 1e-5 * Math.max(1, feature));
    }
    assertArrayEquals(JudgeReference.integers(expected.path("labels")), found.labels());
    for (int i = 0; i < found.confidences().length; i++) {
      assertEquals(
          expected.path("confidences").get(i).asDouble(), found.confidences()[i], 1e-5, "row " + i);
    }
  }

  @Test
  void theShippedJudgeIsAsGoodOnMnistAsItSays() {
    Judge judge = shipped("mnist");
    assertTrue(judge.testAccuracy().share() >= 0.989, judge.testAccuracy().toString());
    DataFolders folders = LocalFolders.fromSettings();
    Assumptions.assumeTrue(
        folders.mirror().filter(mirror -> Files.isDirectory(mirror.resolve("mnist"))).isPresent(),
        "skipped: no mnist in the data directory (set difflab.data or DIFFLAB_DATA)");
    Mnist mnist = new Mnist(new PublishedSet.Options(SplitOptions.DEFAULT), folders, workers);
    Splits splits = mnist.load(Progress.SILENT);
    assertEquals(judge.recipe().checksum(), splits.checksum());
    assertEquals(judge.testAccuracy(), judge.accuracy(splits.test(), workers));
    JudgeExamples examples =
        JudgeExamples.of(splits, Noise.of(judge.recipe().seed(), "judge").forPurpose("validation"));
    assertEquals(54_000, examples.train().count());
    assertEquals(judge.recipe().trainingImages(), examples.train().count());
    assertEquals(judge.validationAccuracy(), judge.accuracy(examples.validation(), workers));
  }

  @Test
  void theShippedJudgeIsAsGoodOnHandwritingAsItSays() {
    Judge judge = shipped("handwriting");
    assertTrue(judge.testAccuracy().share() >= 0.989, judge.testAccuracy().toString());
    Samples test = handwriting(1, 1800).test();
    double share = judge.accuracy(test, workers).share();
    assertEquals(judge.testAccuracy().share(), share, 0.008);
  }

  private Splits handwriting(int train, int test) {
    Handwriting.Options options =
        new Handwriting.Options(Handwriting.CHARACTERS, train, 0, test, 0, 1);
    return new Handwriting(options, workers).load(Progress.SILENT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 256, 300})
  void whatBecomesOfAnImageDependsOnNothingElse(int rows) {
    Judge judge = shipped("mnist");
    Matrix images = handwriting(1, 600).test().values();
    Judgement all = judge.judge(images, workers);
    Judgement some = judge.judge(images.slice(0, rows), ThreadWorkers.serial());
    assertEquals(all.features().slice(0, rows), some.features());
    for (int row = 0; row < rows; row++) {
      assertEquals(all.labels()[row], some.labels()[row]);
      assertEquals(all.confidences()[row], some.confidences()[row]);
    }
  }

  @Test
  void filesBringBackTheSameJudge() {
    Judge judge = shipped("mnist");
    Path file = folder.resolve("judge.safetensors");
    JudgeFile.write(file, judge);
    Judge read = JudgeFile.read(file);
    assertEquals(judge.recipe(), read.recipe());
    assertEquals(judge.testAccuracy(), read.testAccuracy());
    Matrix image = Matrix.zeros(1, 784);
    assertEquals(judge.judge(image, workers).features(), read.judge(image, workers).features());
  }

  @Test
  void otherFilesAreRefusedByName() throws IOException {
    Path file = folder.resolve("other.safetensors");
    Safetensors.write(file, Weights.builder().text("a", "b").build());
    String message = assertThrows(InputException.class, () -> JudgeFile.read(file)).getMessage();
    assertTrue(
        message.startsWith(file + ": is not a judge written by difflab judge train"), message);
    Files.write(file, new byte[] {1, 2, 3});
    message = assertThrows(InputException.class, () -> JudgeFile.read(file)).getMessage();
    assertTrue(message.startsWith(file + ": is not a complete safetensors file"), message);
  }

  private static JudgeRecipe recipe(Shape shape, List<String> prompts) {
    return new JudgeRecipe("any", shape, prompts, "{}", "0", 1, 1, 1, 1e-3, 1, "command", "none");
  }

  private static Weights network(Map<String, int[]> sizes) {
    Weights.Builder weights = Weights.builder();
    sizes.forEach(
        (name, size) -> {
          weights.matrix(name, Noise.of(1, name).gaussian(0, 0, size[0], size[1]));
          weights.matrix(name + "-bias", Matrix.zeros(1, size[0]));
        });
    return weights.build();
  }

  @Test
  void otherSizesAndColoursCanBeJudged() {
    Weights network =
        network(
            Map.of(
                "convolution-1", new int[] {6, 75},
                "convolution-2", new int[] {16, 150},
                "dense-1", new int[] {120, 16 * 2 * 1},
                "dense-2", new int[] {84, 120},
                "dense-3", new int[] {2, 84}));
    Shape shape = new Shape(21, 17, 3);
    Samples two =
        new Samples(Noise.of(2, "images").gaussian(0, 0, 2, shape.size()), List.of("a", "b"));
    Judge judge = Judge.of(recipe(shape, List.of("a", "b")), network, two, two, workers);
    assertEquals(2, judge.testAccuracy().images());
    Judge wrong = Judge.load(judge.weights());
    assertEquals(judge.testAccuracy(), wrong.testAccuracy());
    InputException refused =
        assertThrows(
            InputException.class,
            () ->
                Judge.of(
                    recipe(new Shape(28, 28, 3), List.of("a", "b")), network, two, two, workers));
    assertTrue(refused.getMessage().contains("'dense-1' must be 120x256, found 120x32"));
  }

  @ParameterizedTest
  @CsvSource({"1, 784, 1", "15, 28, 1", "28, 28, 2"})
  void whatIsNoImageOfSomeSizeIsRefused(int height, int width, int channels) {
    String message =
        assertThrows(
                InputException.class, () -> Judge.requireImages(new Shape(height, width, channels)))
            .getMessage();
    assertTrue(message.contains("at least 16x16"), message);
  }

  @Test
  void recipesNeedPromptsThatCanBeToldApart() {
    Shape shape = new Shape(28, 28, 1);
    assertThrows(IllegalArgumentException.class, () -> recipe(shape, List.of("one")));
    assertThrows(IllegalArgumentException.class, () -> recipe(shape, List.of("a", "b\nc")));
  }

  @Test
  void aTenthIsHeldOutOfWhatHasNoValidationPart() {
    Splits splits = handwriting(361, 1);
    JudgeExamples examples = JudgeExamples.of(splits, Noise.of(1, "any"));
    assertEquals(36, examples.validation().count());
    assertEquals(325, examples.train().count());
    assertTrue(examples.validation().rowsByPrompt().size() > 12, "drawn from all prompts");
    Splits own = new Splits(splits.train(), splits.test(), splits.test(), "0");
    assertEquals(splits.test(), JudgeExamples.of(own, Noise.of(1, "any")).validation());
  }

  @Test
  void unknownPromptsAreNamed() {
    String message =
        assertThrows(InputException.class, () -> shipped("mnist").labels(List.of("1", "A")))
            .getMessage();
    assertTrue(message.contains("has the classes 0, 1, 2"), message);
    assertTrue(message.endsWith("found 'A'"), message);
  }
}
