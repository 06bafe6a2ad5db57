// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.difflab.files.NpyFile;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of axes and the range of images, detected or set by options. */
final class NpyTableLayoutTest extends NpyTableFixture {

  /** Two images of the sizes (lines, columns, channels) of which all values differ. */
  private static float[] different(int size) {
    float[] values = new float[2 * size];
    for (int index = 0; index < values.length; index++) {
      values[index] = 2f * index / (values.length - 1) - 1;
    }
    return values;
  }

  private void array(int axis1, int axis2, int axis3, float... values) {
    NpyFile.write(
        folder.resolve("array.npy"),
        Matrix.wrap(2, axis1 * axis2 * axis3, values),
        new Shape(axis1, axis2, axis3));
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
    assertProblem(choice, "array.npy: has 6 values per row, but the shape 2x2x1 needs 4");
    choice.shape = List.of(1, 1, 1, 6);
    assertThrows(IllegalArgumentException.class, choice::options);
  }

  @ParameterizedTest
  @CsvSource({"3,5,4", "3,3,2", "3,16,8"})
  void planesOfChannelsBecomePixels(int channels, int height, int width) {
    float[] planes = different(channels * height * width);
    array(channels, height, width, planes);
    NpyTable table = table(new Choice());
    assertEquals(new Shape(height, width, channels), table.shape());
    Matrix read = table.load(Progress.SILENT).train().values();
    for (int row = 0; row < 2; row++) {
      for (int pixel = 0; pixel < height * width; pixel++) {
        for (int channel = 0; channel < channels; channel++) {
          assertEquals(
              planes[((row * channels) + channel) * height * width + pixel],
              read.get(row, pixel * channels + channel));
        }
      }
    }
  }

  @Test
  void channelsOfOneMayStandOnEitherSide() throws IOException {
    int[] values = new int[2 * 4 * 5];
    values[7] = 255;
    bytes("array.npy", "(2, 1, 4, 5)", values);
    assertEquals(new Shape(4, 5, 1), table(new Choice()).shape());
    bytes("array.npy", "(2, 4, 5, 1)", values);
    assertEquals(new Shape(4, 5, 1), table(new Choice()).shape());
  }

  @Test
  void axesAreSaidWhereTheyAreNotClear() {
    Choice choice = new Choice();
    for (int[] axes : new int[][] {{3, 8, 3}, {4, 8, 8}, {8, 8, 4}, {3, 3, 3}, {2, 8, 8}}) {
      array(axes[0], axes[1], axes[2], different(axes[0] * axes[1] * axes[2]));
      assertProblem(choice, "array.npy: an array of sizes [2, ", "axes: nhwc", "axes: nchw");
    }
    choice.axes = Optional.of(ArrayAxes.NCHW);
    assertEquals(new Shape(8, 8, 2), table(choice).shape());
    choice.axes = Optional.of(ArrayAxes.NHWC);
    assertEquals(new Shape(2, 8, 8), table(choice).shape());
    choice.axes = Optional.of(ArrayAxes.NHW);
    assertProblem(choice, "axes: nhw needs 3 axes, or two and a shape; found", "[2, 2, 8, 8]");
    choice.axes = Optional.empty();
    choice.shape = List.of(8, 8, 2);
    assertEquals(
        different(128)[64], table(choice).load(Progress.SILENT).train().values().get(0, 1));
  }

  @Test
  void oneColourImageIsNotReadAsManyGreyOnes() throws IOException {
    bytes("array.npy", "(6, 8, 3)", new int[6 * 8 * 3]);
    assertProblem(new Choice(), "array.npy: an array of sizes [6, 8, 3]", "axes: nhw", "single");
    Choice choice = new Choice();
    choice.axes = Optional.of(ArrayAxes.NHW);
    assertEquals(new Shape(8, 3, 1), table(choice).shape());
  }

  @Test
  void flatRowsOfPlanesAreReadWhenAxesSaySo() {
    array(1, 24, 1, different(24));
    Choice choice = new Choice();
    choice.shape = List.of(4, 2, 3);
    choice.axes = Optional.of(ArrayAxes.NCHW);
    assertEquals(different(24)[8], table(choice).load(Progress.SILENT).train().values().get(0, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, 1",
    "0.1, 0.8, 0, 1",
    "-1, 1, -1, 1",
    "-0.5, 0.9, -1, 1",
    "0, 255, 0, 255",
    "3, 180, 0, 255",
    "0, 1.0000001, 0, 0",
    "0, 0.3, 0, 0",
    "0, 16, 0, 0",
    "0, 100, 0, 0",
    "-0.1, 0.2, 0, 0",
    "-2.1, 2.6, 0, 0",
    "0, 65535, 0, 0",
    "-128, 127, 0, 0"
  })
  void theRangeOfImagesIsRecognisedOrMustBeSaid(
      float least, float greatest, double black, double white) {
    array(2, 2, 1, least, greatest, least, least, greatest, least, least, greatest);
    Choice choice = new Choice();
    if (black == white) {
      assertProblem(choice, "array.npy: its numbers (float32) run from", "range: [0, 1]");
    } else {
      assertEquals(
          (float) (2 * (greatest - black) / (white - black) - 1),
          table(choice).load(Progress.SILENT).train().values().get(0, 1),
          1e-6f);
    }
    choice.range = List.of((double) least, (double) greatest);
    assertArrayEquals(
        new float[] {-1, 1, -1, -1},
        table(choice).load(Progress.SILENT).train().values().row(0),
        1e-6f);
    choice.range = List.of();
    choice.values = Optional.of(ValueScale.AS_GIVEN);
    assertEquals(greatest, table(choice).load(Progress.SILENT).train().values().get(0, 1));
  }

  @Test
  void masksSavedAsBytesAreNotTakenForBlackImages() throws IOException {
    bytes("array.npy", "(2, 2, 2)", 0, 1, 1, 0, 0, 0, 0, 1);
    Choice choice = new Choice();
    assertProblem(choice, "array.npy: its numbers (uint8) run from 0.0 to 1.0", "range");
    choice.range = List.of(0.0, 1.0);
    assertArrayEquals(
        new float[] {-1, 1, 1, -1}, table(choice).load(Progress.SILENT).train().values().row(0));
    choice.range = List.of(1.0, 0.0);
    assertArrayEquals(
        new float[] {1, -1, -1, 1}, table(choice).load(Progress.SILENT).train().values().row(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 16, 31})
  void bytesOfFewGreysAreNotTakenForBlackImages(int greatest) throws IOException {
    bytes("array.npy", "(2, 2, 2)", 0, greatest, 0, 0, greatest / 2, 0, 0, 0);
    Choice choice = new Choice();
    assertProblem(choice, "array.npy: its numbers (uint8) run from 0.0 to " + greatest, "range");
    choice.range = List.of(0.0, 255.0);
    assertEquals(-1, table(choice).load(Progress.SILENT).train().values().get(0, 0));
  }

  @Test
  void numbersThatAreNotFiniteAreNamedBeforeARangeIsLookedFor() throws IOException {
    NpyFile.write(
        folder.resolve("array.npy"),
        Matrix.ofRows(
            new float[] {0, 0, Float.POSITIVE_INFINITY, 0}, new float[] {0, 0, Float.NaN, 0}),
        new Shape(2, 2, 1));
    assertProblem(new Choice(), "array.npy: value 3 of row 1 is Infinity; only finite numbers");
  }

  @Test
  void darkBytesAreImages() throws IOException {
    bytes("array.npy", "(2, 2, 2)", 0, 40, 0, 0, 0, 0, 0, 0);
    assertEquals(
        40 / 127.5 - 1, table(new Choice()).load(Progress.SILENT).train().values().get(0, 1), 1e-6);
  }

  @Test
  void contradictingOptionsAreRefused() {
    Choice choice = new Choice();
    choice.range = List.of(0.0, 1.0);
    choice.values = Optional.of(ValueScale.BYTES);
    assertThrows(IllegalArgumentException.class, choice::options);
    choice.values = Optional.empty();
    choice.range = List.of(1.0, 1.0);
    assertThrows(IllegalArgumentException.class, choice::options);
    choice.range = List.of(0.0, 1.0, 2.0);
    assertThrows(IllegalArgumentException.class, choice::options);
    choice.range = List.of(0.0, 5.0);
    assertProblem(choice, "array.npy: value 6 of row 1 is 6.0, which is not between 0.0 and 5.0");
    choice.range = List.of();
    choice.axes = Optional.of(ArrayAxes.NCHW);
    choice.shape = List.of(1, 2, 3);
    assertProblem(choice, "shape is 1 lines", "with axes: nchw an array of sizes [2, 1, 2, 3]");
  }

  @Test
  void aTestFileMustHaveTheRangeOfTheOther() throws IOException {
    bytes("array.npy", "(2, 2, 2)", 0, 200, 255, 0, 0, 0, 0, 1);
    NpyFile.write(
        folder.resolve("test.npy"), Matrix.ofRows(new float[] {0, 1, 0.5f, 0}), new Shape(2, 2, 1));
    Choice choice = new Choice();
    choice.testFile = Optional.of(folder.resolve("test.npy"));
    assertProblem(choice, "test.npy: holds float32 numbers of another range than", "(uint8)");
  }
}
