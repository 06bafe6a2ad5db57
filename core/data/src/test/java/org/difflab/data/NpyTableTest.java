// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.difflab.files.NpyFile;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.difflab.spi.SplitSizes;
import org.difflab.spi.Splits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows, labels, test files and the loss of precision of arrays. */
final class NpyTableTest extends NpyTableFixture {

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

  private void numbers(String name, String type, String sizes, int bytes, double... numbers)
      throws IOException {
    ByteBuffer content = ByteBuffer.allocate(numbers.length * bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (double number : numbers) {
      switch (type) {
        case "<f8" -> content.putDouble(number);
        case "<i4" -> content.putInt((int) number);
        default -> content.putLong((long) number);
      }
    }
    String head = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + sizes + ", }";
    head = head + " ".repeat(117 - head.length()) + "\n";
    ByteBuffer file = ByteBuffer.allocate(10 + head.length() + content.capacity());
    file.put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1)
        .put((byte) 0);
    file.order(ByteOrder.LITTLE_ENDIAN).putShort((short) head.length());
    file.put(head.getBytes(StandardCharsets.US_ASCII)).put(content.array());
    Files.write(folder.resolve(name), file.array());
  }

  @ParameterizedTest
  @CsvSource({"<f8,8", "<i8,8", "<u8,8", "<i4,4"})
  void aColumnThatRoundingToFloat32SpoilsIsRefused(String type, int bytes) throws IOException {
    numbers(
        "array.npy", type, "(3, 2)", bytes, 1, 1_700_000_001, 2, 1_700_000_020, 3, 1_700_000_050);
    assertProblem(
        new Choice(),
        "array.npy: column 2 has numbers from 1700000001.00 to 1700000050.00, which rounding to"
            + " float32 changes by up to ",
        "subtract a number near them from the whole column");
    numbers("array.npy", type, "(3, 2)", bytes, 1, 1_700_000_001, 2, 1_800_000_020, 3, 5);
    assertEquals(3, table(new Choice()).load(Progress.SILENT).train().count());
  }

  @ParameterizedTest
  @CsvSource({"<f8,8", "<i8,8", "<i4,4"})
  void wholeNumbersOfAnySizeAreLabels(String type, int bytes) throws IOException {
    numbers("labels.npy", type, "(2,)", bytes, 1_000_000_000, 1_000_000_007);
    Choice choice = new Choice();
    choice.labels = Optional.of(folder.resolve("labels.npy"));
    assertEquals(
        List.of("1000000000", "1000000007"), table(choice).load(Progress.SILENT).train().prompts());
    if (bytes == 8) {
      numbers("labels.npy", type, "(2,)", bytes, 3, 4e17);
      assertProblem(
          choice,
          "labels.npy: label 2 is 400000000000000000; labels are whole numbers from"
              + " -9007199254740992 to 9007199254740992");
    }
  }

  @Test
  void theSizesAreKnownFromTheHeads() throws IOException {
    numbers("array.npy", "<f8", "(10, 1)", 8, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    Choice choice = new Choice();
    choice.test = 0.25;
    SplitSizes sizes = table(choice).sizes();
    Splits splits = table(choice).load(Progress.SILENT);
    assertEquals(splits.train().count(), sizes.train().total().orElseThrow());
    assertEquals(splits.test().count(), sizes.test().total().orElseThrow());
    assertEquals(3, sizes.test().total().orElseThrow());
  }
}
