package org.difflab.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.difflab.engine.file.NpyFile;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NpyTableTest {

  @TempDir private Path folder;
  private final Matrix rows =
      Matrix.ofRows(new float[] {1, 2, 3, 4, 5, 6}, new float[] {-1, 0, 0.5f, 7, 8, 9});

  @BeforeEach
  void write() {
    NpyFile.write(folder.resolve("array.npy"), rows, new Shape(1, 2, 3));
  }

  @Test
  void readsRowsAsGiven() {
    NpyTable table = table(new Choice());
    assertEquals(new Shape(1, 2, 3), table.shape());
    assertEquals(List.of("array"), table.prompts());
    Splits splits = table.load(Progress.SILENT);
    assertEquals(rows, splits.train().values());
    assertEquals(List.of("array", "array"), splits.train().prompts());
  }

  @Test
  void shapeFollowsTheAxesUnlessGiven() {
    NpyFile.write(folder.resolve("array.npy"), rows, Shape.vector(6));
    assertEquals(Shape.vector(6), table(new Choice()).shape());
    NpyFile.write(folder.resolve("array.npy"), rows, new Shape(3, 2, 1));
    assertEquals(new Shape(3, 2, 1), table(new Choice()).shape());
    Choice choice = new Choice();
    choice.shape = List.of(2, 3, 1);
    assertEquals(new Shape(2, 3, 1), table(choice).shape());
    choice.shape = List.of(2, 2, 1);
    assertProblem(choice, "array.npy: has 6 values a row, but the shape 2x2x1 needs 4");
    choice.shape = List.of(1, 1, 1, 6);
    assertThrows(IllegalArgumentException.class, choice::options);
  }

  @Test
  void takesBytesForPixelsUnlessToldOtherwise() throws IOException {
    bytes("array.npy", "(2, 3)", 0, 51, 255, 255, 0, 0);
    Choice choice = new Choice();
    assertArrayEquals(
        new float[] {-1, -0.6f, 1, 1, -1, -1},
        table(choice).load(Progress.SILENT).train().values().values(),
        1e-6f);
    choice.values = Optional.of(ValueScale.AS_GIVEN);
    assertArrayEquals(
        new float[] {0, 51, 255}, table(choice).load(Progress.SILENT).train().values().row(0));
  }

  private Path bytes(String name, String sizes, int... values) throws IOException {
    String head = "{'descr': '|u1', 'fortran_order': False, 'shape': " + sizes + ", }\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    out.write(head.length());
    out.write(0);
    out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    for (int value : values) {
      out.write(value);
    }
    return Files.write(folder.resolve(name), out.toByteArray());
  }

  @Test
  void readsLabelsAsNumbersOrWords() throws IOException {
    Choice choice = new Choice();
    choice.labels = Optional.of(bytes("labels.npy", "(2,)", 10, 9));
    assertEquals(List.of("9", "10"), table(choice).prompts());
    assertEquals(List.of("10", "9"), table(choice).load(Progress.SILENT).train().prompts());

    choice.labels = Optional.of(bytes("labels.npy", "(2,)", 1, 0));
    choice.prompts = List.of("no", "yes", "maybe");
    assertEquals(choice.prompts, table(choice).prompts());
    assertEquals(List.of("yes", "no"), table(choice).load(Progress.SILENT).train().prompts());

    choice.labels = Optional.of(Files.writeString(folder.resolve("labels.csv"), "maybe\nno\n"));
    assertEquals(List.of("maybe", "no"), table(choice).load(Progress.SILENT).train().prompts());
    choice.prompts = List.of();
    assertEquals(List.of("maybe", "no"), table(choice).prompts());
  }

  @Test
  void takesAFileForTestingWithItsLabels() throws IOException {
    Choice choice = new Choice();
    choice.testFile = Optional.of(folder.resolve("test.npy"));
    NpyFile.write(folder.resolve("test.npy"), rows.slice(1, 2), new Shape(1, 2, 3));
    choice.labels = Optional.of(bytes("labels.npy", "(2,)", 1, 0));
    assertThrows(IllegalArgumentException.class, choice::options);
    choice.testLabels = Optional.of(bytes("test-labels.npy", "(1,)", 7));
    assertEquals(List.of("0", "1", "7"), table(choice).prompts());
    Splits splits = table(choice).load(Progress.SILENT);
    assertEquals(rows.slice(1, 2), splits.test().values());
    assertEquals(List.of("7"), splits.test().prompts());
  }

  @Test
  void tellsWhatIsWrong() throws IOException {
    Choice choice = new Choice();
    NpyFile.write(
        folder.resolve("array.npy"),
        Matrix.ofRows(new float[] {1, 2}, new float[] {3, Float.NaN}),
        Shape.vector(2));
    assertProblem(choice, "array.npy: value 2 of row 2 is NaN; only finite numbers are allowed");
    write();
    choice.labels = Optional.of(bytes("labels.npy", "(3,)", 0, 1, 2));
    assertProblem(choice, "array.npy: holds 2 samples, but", "labels.npy holds 3 labels");
    choice.labels = Optional.of(bytes("labels.npy", "(2, 2)", 0, 1, 2, 3));
    assertProblem(choice, "labels.npy: holds 2 numbers for each sample");
    choice.labels = Optional.of(folder.resolve("array.npy"));
    choice.prompts = List.of("a", "b");
    choice.labels = Optional.of(bytes("labels.npy", "(2,)", 1, 2));
    assertProblem(choice, "labels.npy: label 2 is 2, but there are prompts for 0 to 1");
    choice.labels = Optional.of(Files.writeString(folder.resolve("labels.csv"), "a\nc\n"));
    assertProblem(choice, "labels.csv:2: is 'c', which is none of the prompts [a, b]");
    choice.labels = Optional.of(Files.writeString(folder.resolve("labels.csv"), "a,b\n"));
    assertProblem(choice, "labels.csv:1: has 2 columns; labels need one");
    choice.labels = Optional.of(Files.writeString(folder.resolve("labels.txt"), "a\nb\n"));
    assertProblem(choice, "labels.txt: labels must be a .npy or a .csv file");
    NpyFile.write(
        folder.resolve("half.npy"), Matrix.wrap(2, 1, new float[] {1, 0.5f}), Shape.vector(1));
    choice.labels = Optional.of(folder.resolve("half.npy"));
    assertProblem(choice, "half.npy: label 2 is 0.5; labels are whole numbers");
  }

  private void assertProblem(Choice choice, String... parts) {
    InputException problem =
        assertThrows(InputException.class, () -> table(choice).load(Progress.SILENT));
    for (String part : parts) {
      assertTrue(problem.getMessage().contains(part), problem.getMessage());
    }
  }

  private NpyTable table(Choice choice) {
    return new NpyTable(choice.options(), new DataFolders(Optional.empty(), folder));
  }

  /** Options with the defaults, some of them changed. */
  private final class Choice {

    private Optional<Path> labels = Optional.empty();
    private Optional<Path> testFile = Optional.empty();
    private Optional<Path> testLabels = Optional.empty();
    private List<String> prompts = List.of();
    private List<Integer> shape = List.of();
    private Optional<ValueScale> values = Optional.empty();

    private NpyTable.Options options() {
      return new NpyTable.Options(
          folder.resolve("array.npy"),
          labels,
          testFile,
          testLabels,
          prompts,
          shape,
          values,
          0,
          0,
          TrainOn.TRAIN,
          0,
          OptionalInt.empty());
    }
  }
}
