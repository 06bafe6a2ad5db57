// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.difflab.data.idx.IdxBytes;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.DataFolders;
import org.difflab.spi.InputException;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five training and three test images of 2 lines and 3 columns, pixels counting through them. */
final class IdxFilesTest {

  @TempDir private Path folder;
  private final ThreadWorkers workers = new ThreadWorkers(2);

  @AfterEach
  void close() {
    workers.close();
  }

  @BeforeEach
  void writeFiles() {
    write("train-images", IdxBytes.gzip(IdxBytes.countingImages(5, 2, 3)));
    write("train-labels", IdxBytes.labels(3, 1, 2, 1, 3));
    write("test-images", IdxBytes.countingImages(3, 2, 3));
    write("test-labels", IdxBytes.gzip(IdxBytes.labels(2, 2, 1)));
  }

  private void write(String name, byte[] bytes) {
    IdxBytes.write(folder.resolve(name), bytes);
  }

  @Test
  void scalesPixelsAndNamesLabels() {
    IdxFiles dataset = dataset(options(false, 1, List.of("a", "b", "c")));
    assertEquals(new Shape(2, 3, 1), dataset.shape());
    assertEquals(List.of("a", "b", "c"), dataset.prompts());
    Splits splits = dataset.load(Progress.SILENT);
    assertEquals(splits.train().count(), dataset.sizes().train().total().orElseThrow());
    assertEquals(splits.test().count(), dataset.sizes().test().total().orElseThrow());
    assertEquals(List.of("c", "a", "b", "a", "c"), splits.train().prompts());
    assertEquals(List.of("b", "b", "a"), splits.test().prompts());
    assertEquals(0, splits.validation().count());
    assertEquals(6, splits.validation().values().columns());
    assertArrayEquals(pixels(6, 7, 8, 9, 10, 11), splits.train().values().row(1));
    assertArrayEquals(pixels(12, 13, 14, 15, 16, 17), splits.test().values().row(2));
  }

  @Test
  void pixelsReachFromMinusOneToOne() {
    write("train-images", IdxBytes.countingImages(5, 16, 16));
    write("test-images", IdxBytes.countingImages(3, 16, 16));
    float[] row =
        dataset(options(false, 0, List.of())).load(Progress.SILENT).train().values().row(0);
    assertEquals(-1f, row[0]);
    assertEquals(1f, row[255]);
    for (int value = 0; value < 256; value++) {
      assertEquals(value / 127.5 - 1, row[value], 1e-7);
    }
  }

  @Test
  void turnsTransposedImages() {
    IdxFiles dataset = dataset(options(true, 1, List.of("a", "b", "c")));
    assertEquals(new Shape(3, 2, 1), dataset.shape());
    assertArrayEquals(
        pixels(0, 3, 1, 4, 2, 5), dataset.load(Progress.SILENT).train().values().row(0));
  }

  @Test
  void callsLabelsByTheirNumbersUnlessNamed() {
    IdxFiles dataset = dataset(options(false, 0, List.of()));
    assertEquals(List.of("1", "2", "3"), dataset.prompts());
    Splits splits = dataset.load(Progress.SILENT);
    assertEquals(List.of("3", "1", "2", "1", "3"), splits.train().prompts());
    assertSame(splits.train().prompts().get(1), splits.train().prompts().get(3));
    assertSame(splits.train().prompts().get(2), splits.test().prompts().get(0));
  }

  @Test
  void dividesAsAsked() {
    Splits held = load(TrainOn.TRAIN, 2, OptionalInt.empty());
    assertEquals(Set.of("1", "2", "3"), new HashSet<>(held.train().prompts()));
    assertEquals(Set.of("1", "3"), new HashSet<>(held.validation().prompts()));
    int first = held.validation().prompts().get(0).equals("1") ? 6 : 0;
    float[] found = held.validation().values().row(0);
    assertTrue(Arrays.equals(found, row(first)) || Arrays.equals(found, row(first == 6 ? 18 : 24)));

    Splits everything = load(TrainOn.EVERYTHING, 0, OptionalInt.empty());
    assertEquals(List.of("3", "1", "2", "1", "3", "2", "2", "1"), everything.train().prompts());
    assertArrayEquals(everything.test().values().row(1), everything.train().values().row(6));
    assertEquals(3, everything.test().count());

    Splits limited = load(TrainOn.EVERYTHING, 4, OptionalInt.of(3));
    assertEquals(Set.of("1", "2", "3"), new HashSet<>(limited.train().prompts()));
    assertEquals(4, limited.validation().count());
    assertEquals(3, limited.test().count());
    assertEquals(5, load(TrainOn.TRAIN, 0, OptionalInt.of(99)).train().count());

    List<String> checksums =
        List.of(
            held.checksum(),
            everything.checksum(),
            limited.checksum(),
            load(TrainOn.TRAIN, 0, OptionalInt.empty()).checksum());
    assertEquals(4, checksums.stream().distinct().count());
  }

  private static float[] row(int from) {
    return pixels(from, from + 1, from + 2, from + 3, from + 4, from + 5);
  }

  @Test
  void keepsTheSharesOfPromptsOfSortedRows() {
    int[] labels = IntStream.range(0, 600).map(row -> row < 300 ? 1 : row < 500 ? 2 : 3).toArray();
    write("train-images", IdxBytes.countingImages(600, 2, 3));
    write("train-labels", IdxBytes.labels(labels));
    Splits splits = load(TrainOn.TRAIN, 60, OptionalInt.of(120));
    assertEquals(Map.of("1", 30, "2", 20, "3", 10), counts(splits.validation()));
    assertEquals(Map.of("1", 60, "2", 40, "3", 20), counts(splits.train()));
    assertEquals(splits, load(TrainOn.TRAIN, 60, OptionalInt.of(120)));
  }

  @Test
  void namesThePromptThatASplitWouldLeaveWithoutTrainingSamples() {
    InputException validation =
        assertThrows(InputException.class, () -> load(TrainOn.TRAIN, 3, OptionalInt.empty()));
    assertEquals(
        "idx: validation: 3 leaves no training samples for the prompt '2'; 3 prompts need at least"
            + " 1 sample each, and there are 5 samples",
        validation.getMessage());
    InputException limit =
        assertThrows(InputException.class, () -> load(TrainOn.TRAIN, 0, OptionalInt.of(1)));
    assertTrue(
        limit.getMessage().startsWith("idx: limit: 1 leaves no training samples for the prompts '"),
        limit.getMessage());
  }

  @Test
  void refusesToHoldOutEverything() {
    InputException problem =
        assertThrows(InputException.class, () -> load(TrainOn.TRAIN, 5, OptionalInt.empty()));
    assertEquals(
        "idx: validation: 5 leaves none of the 5 training samples to train on",
        problem.getMessage());
  }

  @Test
  void checksumFollowsContentAndMeaning() {
    String checksum = dataset(options(false, 0, List.of())).load(Progress.SILENT).checksum();
    assertEquals(64, checksum.length());
    assertEquals(checksum, dataset(options(false, 0, List.of())).load(Progress.SILENT).checksum());
    assertNotEquals(
        checksum, dataset(options(true, 0, List.of())).load(Progress.SILENT).checksum());
    assertNotEquals(
        checksum,
        dataset(options(false, 1, List.of("a", "b", "c"))).load(Progress.SILENT).checksum());
    write("test-labels", IdxBytes.labels(1, 1, 1));
    assertNotEquals(
        checksum, dataset(options(false, 0, List.of())).load(Progress.SILENT).checksum());
  }

  @Test
  void worksWithoutTestFiles() {
    IdxFiles.Options options =
        new IdxFiles.Options(
            folder.resolve("train-images"),
            folder.resolve("train-labels"),
            Optional.empty(),
            Optional.empty(),
            false,
            0,
            List.of(),
            new SplitOptions(TrainOn.EVERYTHING, 0, OptionalInt.empty(), 0));
    Splits splits = dataset(options).load(Progress.SILENT);
    assertEquals(5, splits.train().count());
    assertEquals(0, splits.test().count());
  }

  @Test
  void tellsWhatDoesNotFit() {
    write("train-labels", IdxBytes.labels(1, 2, 3, 1));
    assertProblem("holds 5 images, but", "holds 4 labels");
    write("train-labels", IdxBytes.labels(1, 2, 4, 1, 1));
    assertProblem("train-labels: label 4, number 3 of 5, has no prompt", "labels 1 to 3");
    writeFiles();
    write("test-images", IdxBytes.countingImages(3, 3, 3));
    assertProblem("test-images: its images are 3x3x1, expected 2x3x1");
  }

  private void assertProblem(String... parts) {
    InputException problem =
        assertThrows(
            InputException.class,
            () -> dataset(options(false, 1, List.of("a", "b", "c"))).load(Progress.SILENT));
    for (String part : parts) {
      assertTrue(problem.getMessage().contains(part), problem.getMessage());
    }
  }

  @Test
  void checksOptionsTogether() {
    assertThrows(IllegalArgumentException.class, () -> options(false, 0, List.of("a", "a")));
    assertThrows(IllegalArgumentException.class, () -> options(false, 255, List.of("a", "b")));
    Path file = folder.resolve("train-images");
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new IdxFiles.Options(
                file,
                file,
                Optional.of(file),
                Optional.empty(),
                false,
                0,
                List.of(),
                SplitOptions.DEFAULT));
  }

  /** Real handwritten capitals in EMNIST's layout, named as a configuration elsewhere would. */
  @Test
  void readsLettersFromTheDataDirectory() {
    DataFolders folders = RealData.with("az-letters", folder);
    Path elsewhere = folder.resolve("az-letters");
    IdxFiles dataset =
        new IdxFiles(
            new IdxFiles.Options(
                elsewhere.resolve("az-letters-train-images-idx3-ubyte.gz"),
                elsewhere.resolve("az-letters-train-labels-idx1-ubyte.gz"),
                Optional.of(elsewhere.resolve("az-letters-test-images-idx3-ubyte.gz")),
                Optional.of(elsewhere.resolve("az-letters-test-labels-idx1-ubyte.gz")),
                true,
                1,
                IntStream.rangeClosed('A', 'Z').mapToObj(Character::toString).toList(),
                SplitOptions.DEFAULT),
            folders,
            workers);
    Splits splits = dataset.load(Progress.SILENT);
    assertEquals(new Shape(28, 28, 1), dataset.shape());
    assertEquals(2522, splits.train().count());
    assertEquals(390, splits.test().count());
    assertEquals(
        dataset.prompts().stream().collect(Collectors.toMap(name -> name, name -> 15)),
        counts(splits.test()));
    // An upright L has its ink at the left and at the bottom; a transposed one at the top.
    assertTrue(ink(splits.train(), "L", 0, 14) < ink(splits.train(), "L", 14, 28));
  }

  private static Map<String, Integer> counts(Samples samples) {
    return samples.rowsByPrompt().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().length));
  }

  private static double ink(Samples samples, String prompt, int fromLine, int toLine) {
    double ink = 0;
    for (int row : samples.rowsByPrompt().get(prompt)) {
      float[] pixels = samples.values().row(row);
      for (int pixel = fromLine * 28; pixel < toLine * 28; pixel++) {
        ink += pixels[pixel] + 1;
      }
    }
    return ink;
  }

  private Splits load(TrainOn trainOn, int validation, OptionalInt limit) {
    IdxFiles.Options options = options(false, 0, List.of());
    return dataset(
            new IdxFiles.Options(
                options.trainImages(),
                options.trainLabels(),
                options.testImages(),
                options.testLabels(),
                options.transposed(),
                options.firstLabel(),
                options.prompts(),
                new SplitOptions(trainOn, validation, limit, 0)))
        .load(Progress.SILENT);
  }

  private IdxFiles.Options options(boolean transposed, int firstLabel, List<String> prompts) {
    return new IdxFiles.Options(
        folder.resolve("train-images"),
        folder.resolve("train-labels"),
        Optional.of(folder.resolve("test-images")),
        Optional.of(folder.resolve("test-labels")),
        transposed,
        firstLabel,
        prompts,
        SplitOptions.DEFAULT);
  }

  private IdxFiles dataset(IdxFiles.Options options) {
    return new IdxFiles(options, new LocalFolders(Optional.empty(), folder), workers);
  }

  private static float[] pixels(int... values) {
    float[] pixels = new float[values.length];
    for (int index = 0; index < values.length; index++) {
      pixels[index] = Pixels.scale(values[index]);
    }
    return pixels;
  }
}
