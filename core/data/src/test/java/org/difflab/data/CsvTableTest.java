// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.difflab.spi.SplitSizes;
import org.difflab.spi.Splits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How rows become samples, prompts and splits. */
final class CsvTableTest extends CsvFiles {

  @Test
  void readsPlainRows() {
    write("points.csv", "0.5,-1\n\n2e-3, 4 \n");
    CsvTable table = table(new Choice());
    assertEquals(Shape.vector(2), table.shape());
    assertEquals(List.of("points"), table.prompts());
    Splits splits = table.load(Progress.SILENT);
    assertEquals(
        Matrix.ofRows(new float[] {0.5f, -1}, new float[] {0.002f, 4}), splits.train().values());
    assertEquals(List.of("points", "points"), splits.train().prompts());
    assertEquals(0, splits.test().count());
  }

  @Test
  void readsAHeaderAndPromptsByNameOrNumber() {
    write(
        "points.csv",
        "\uFEFFx,\"a \"\"kind\"\", of\",y\r\n1,10,2\r\n3,\"two\nlines\",4\r\n5,9,6\r\n7,10,8\r\n");
    Choice byName = new Choice();
    byName.header = true;
    byName.prompt = Optional.of("a \"kind\", of");
    Choice byNumber = new Choice();
    byNumber.header = true;
    byNumber.prompt = Optional.of("2");
    for (Choice choice : List.of(byName, byNumber)) {
      CsvTable table = table(choice);
      assertEquals(Shape.vector(2), table.shape());
      assertEquals(List.of("9", "10", "two\nlines"), table.prompts());
      Splits splits = table.load(Progress.SILENT);
      assertEquals(List.of("10", "two\nlines", "9", "10"), splits.train().prompts());
      assertSame(splits.train().prompts().get(0), splits.train().prompts().get(3));
      assertArrayEquals(new float[] {3, 4}, splits.train().values().row(1));
    }
  }

  @Test
  void readsPicturesOfBytes() {
    write("points.csv", "0,255,51,0,0,255\n");
    Choice choice = new Choice();
    choice.shape = List.of(2, 3);
    choice.values = Optional.of(ValueScale.BYTES);
    assertEquals(new Shape(2, 3, 1), table(choice).shape());
    assertArrayEquals(
        new float[] {-1, 1, -0.6f, -1, -1, 1},
        table(choice).load(Progress.SILENT).train().values().row(0),
        1e-6f);
    write("points.csv", "0,255,51,0,0,256\n");
    assertProblem(choice, "points.csv: value 6 of row 1: found 256.0, but pixels");
    write("points.csv", "0,255,51,0,0\n");
    assertProblem(choice, "has 5 values per row, but the shape 2x3x1 needs 6");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0,255,51,0,0,255", "0,1,0.2,0,0,1", "-1,1,-0.6,-1,-1,1"})
  void recognisesTheRangeOfPictures(String row) {
    write("points.csv", row + "\n");
    Choice choice = new Choice();
    choice.shape = List.of(2, 3);
    assertArrayEquals(
        new float[] {-1, 1, -0.6f, -1, -1, 1},
        table(choice).load(Progress.SILENT).train().values().row(0),
        1e-6f);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0,16,3,0,0,16 | 16",
        "0,0.2,0.1,0,0,0 | 0.2",
        "-3,3,0,0,0,0 | 3",
        "0,300,0,0,0,0 | 300"
      })
  void picturesOfAnUnclearRangeNeedAnOption(String row, double second) {
    write("points.csv", row + "\n");
    Choice choice = new Choice();
    choice.shape = List.of(2, 3);
    assertProblem(choice, "points.csv: its numbers run from ", "set range");
    choice.values = Optional.of(ValueScale.AS_GIVEN);
    assertEquals(1, table(choice).load(Progress.SILENT).train().count());
    choice.values = Optional.empty();
    choice.range = List.of(-3.0, 300.0);
    assertEquals(
        2 * (second + 3) / 303 - 1,
        table(choice).load(Progress.SILENT).train().values().get(0, 1),
        1e-6);
  }

  @Test
  void rowsForTestingAreScaledLikeTheOthers() {
    write("points.csv", "0,1,0.2,0,0,1\n");
    write("test.csv", "0,0.2,0,0,0,0\n");
    Choice choice = new Choice();
    choice.shape = List.of(2, 3);
    choice.testFile = Optional.of(folder.resolve("test.csv"));
    assertEquals(-0.6f, table(choice).load(Progress.SILENT).test().values().get(0, 1), 1e-6f);
    write("test.csv", "0,255,0,0,0,0\n");
    assertProblem(choice, "test.csv: value 2 of row 1 is 255.0, which is not between 0.0 and 1.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,1700000000\n2,1700000040\n3,1700000010\n",
        "1,-100000000.25\n2,-100000000.75\n",
        "1,16777217\n2,16777218\n"
      })
  void aColumnThatRoundingSpoilsIsRefused(String rows) {
    write("points.csv", rows);
    assertProblem(new Choice(), "points.csv: column 2 has numbers from ", "float32");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2005.37,52000.1\n2011.2,61000.7\n",
        "0.1,1700000001\n0.1,1700000001\n",
        "1e-40,1e30\n2e-40,-1e30\n",
        "1700000000,1\n1800000000,2\n"
      })
  void columnsThatRoundingLeavesAreRead(String rows) {
    write("points.csv", rows);
    assertEquals(2, table(new Choice()).load(Progress.SILENT).train().count());
  }

  @Test
  void promptsWithLineBreaksAreNamedInOneLine() {
    write("points.csv", "1,\"a\nb\"\n2,c\n3,c\n");
    Choice choice = new Choice();
    choice.prompt = Optional.of("2");
    choice.validation = 2;
    assertProblem(choice, "validation: 2 leaves no training samples for the prompt", "'a\\nb'");
  }

  @Test
  void aVectorKeepsItsNumbers() {
    write("points.csv", "0,255,51\n");
    assertArrayEquals(
        new float[] {0, 255, 51},
        table(new Choice()).load(Progress.SILENT).train().values().row(0));
  }

  @Test
  void setsAsideRowsForTesting() {
    write(
        "points.csv",
        IntStream.range(0, 1000).mapToObj(Integer::toString).collect(Collectors.joining("\n")));
    Choice choice = new Choice();
    choice.test = 0.3;
    choice.validation = 50;
    Splits splits = table(choice).load(Progress.SILENT);
    assertEquals(300, splits.test().count());
    assertEquals(950, splits.train().count() + splits.test().count());
    assertEquals(50, splits.validation().count());
    float[] train = splits.train().values().values();
    for (int row = 1; row < train.length; row++) {
      assertTrue(train[row] > train[row - 1]);
    }
    assertEquals(splits.checksum(), table(choice).load(Progress.SILENT).checksum());
    choice.seed = 1;
    Splits other = table(choice).load(Progress.SILENT);
    assertNotEquals(splits.test().values(), other.test().values());
    assertNotEquals(splits.checksum(), other.checksum());
  }

  /** 50 rows of a, then 50 of b, then 50 of c. */
  @Test
  void keepsTheSharesOfPromptsOfSortedRows() {
    write(
        "points.csv",
        IntStream.range(0, 150)
            .mapToObj(row -> row + "," + "abc".charAt(row / 50))
            .collect(Collectors.joining("\n")));
    Choice choice = new Choice();
    choice.prompt = Optional.of("2");
    choice.test = 0.2;
    choice.validation = 60;
    Splits splits = table(choice).load(Progress.SILENT);
    for (String prompt : List.of("a", "b", "c")) {
      assertEquals(20, Collections.frequency(splits.train().prompts(), prompt));
      assertEquals(20, Collections.frequency(splits.validation().prompts(), prompt));
      assertEquals(10, Collections.frequency(splits.test().prompts(), prompt));
    }
    assertNotEquals(Table.ordered(splits.test().prompts()), splits.test().prompts());
    choice.validation = 118;
    assertProblem(choice, "csv: validation: 118 leaves no training samples for the prompt '");
  }

  @Test
  void keepsARowOfARarePromptForTraining() {
    write("points.csv", "1,a\n2,a\n3,a\n4,a\n5,rare\n");
    Choice choice = new Choice();
    choice.prompt = Optional.of("2");
    choice.test = 0.6;
    Splits splits = table(choice).load(Progress.SILENT);
    assertEquals(List.of("a", "a", "a"), splits.test().prompts());
    assertEquals(List.of("a", "rare"), splits.train().prompts());
    choice.test = 0.9;
    assertProblem(choice, "csv: test: 0.9 leaves no training samples for the prompt");
  }

  @Test
  void takesAFileForTesting() {
    write("points.csv", "1\n2\n");
    Choice choice = new Choice();
    choice.testFile = Optional.of(write("test.csv", "3\n"));
    Splits splits = table(choice).load(Progress.SILENT);
    assertEquals(Matrix.ofRows(new float[] {3}), splits.test().values());
    choice.trainOn = TrainOn.EVERYTHING;
    assertEquals(3, table(choice).load(Progress.SILENT).train().count());
    choice.test = 0.5;
    assertThrows(IllegalArgumentException.class, choice::options);
  }

  @ParameterizedTest
  @CsvSource({"0, TRAIN, 0", "0.4, TRAIN, 1", "0.4, EVERYTHING, 2", "0, TRAIN, 3"})
  void itsSizesAreKnownBeforeItIsReadForTraining(double test, TrainOn trainOn, int validation) {
    write("points.csv", "1,a\n2,b\n3,a\n4,b\n5,a\n\n6,b\n7,a\n8,b\n9,a\n10,b\n");
    Choice choice = new Choice();
    choice.prompt = Optional.of("2");
    choice.test = test;
    choice.trainOn = trainOn;
    choice.validation = validation;
    requireDeclared(choice);
    choice.prompt = Optional.empty();
    write("points.csv", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n");
    requireDeclared(choice);
  }

  @Test
  void theSizeOfAFileForTestingIsKnownBeforeItIsReadForTraining() {
    write("points.csv", "1\n2\n4\n");
    Choice choice = new Choice();
    choice.testFile = Optional.of(write("test.csv", "3\n7\n"));
    requireDeclared(choice);
    choice.trainOn = TrainOn.EVERYTHING;
    requireDeclared(choice);
  }

  private void requireDeclared(Choice choice) {
    SplitSizes declared = table(choice).sizes();
    Splits read = table(choice).load(Progress.SILENT);
    assertEquals(read.train().count(), declared.train().total().orElseThrow());
    assertEquals(read.validation().count(), declared.validation().total().orElseThrow());
    assertEquals(read.test().count(), declared.test().total().orElseThrow());
  }

  @Test
  void aRowThatCannotBeReadIsFoundBeforeTraining() {
    write("points.csv", "1,2\n3,x\n");
    CsvTable table = table(new Choice());
    InputException problem = assertThrows(InputException.class, table::sizes);
    assertTrue(
        problem.getMessage().contains("points.csv:2: column 2 must be a number, found 'x'"),
        problem.getMessage());
  }
}
