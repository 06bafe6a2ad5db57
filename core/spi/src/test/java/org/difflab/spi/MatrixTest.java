// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixTest {

  private static final Matrix SIX = Matrix.ofRows(new float[] {1, 2, 3}, new float[] {4, 5, 6});

  private static Matrix random(long seed, int rows, int columns) {
    return Noise.of(seed, "matrix").gaussian(0, 0, rows, columns);
  }

  @Test
  void valuesLieRowByRow() {
    assertEquals(2, SIX.rows());
    assertEquals(3, SIX.columns());
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, SIX.values());
    assertEquals(6, SIX.get(1, 2));
    assertArrayEquals(new float[] {4, 5, 6}, SIX.row(1));
  }

  @Test
  void wrappingTakesTheArrayItself() {
    float[] values = {1, 2};
    assertSame(values, Matrix.wrap(1, 2, values).values());
  }

  @Test
  void rowsAndSlicesAreCopies() {
    Matrix matrix = random(1, 4, 3);
    Matrix before = matrix.select(new int[] {0, 1, 2, 3});
    matrix.row(1)[0] = 9;
    matrix.slice(1, 3).values()[0] = 9;
    matrix.select(new int[] {2}).values()[0] = 9;
    assertEquals(before, matrix);
  }

  @Test
  void theWholeSliceIsTheMatrixItself() {
    assertSame(SIX, SIX.slice(0, 2));
    assertEquals(0, SIX.slice(1, 1).rows());
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2, 10, 3", "3, 257, 7", "4, 5, 0"})
  void slicesStackToTheWhole(long seed, int rows, int columns) {
    Matrix matrix = random(seed, rows, columns);
    for (int cut = 0; cut <= rows; cut++) {
      Matrix stacked = Matrix.stack(List.of(matrix.slice(0, cut), matrix.slice(cut, rows)));
      assertEquals(matrix, stacked);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void selectingTakesRowsInOrderAndAgain(long seed) {
    Matrix matrix = random(seed, 10, 4);
    int[] numbers = {9, 0, 0, 4};
    Matrix selected = matrix.select(numbers);
    for (int row = 0; row < numbers.length; row++) {
      assertArrayEquals(matrix.row(numbers[row]), selected.row(row));
    }
  }

  @Test
  void repeatingNeedsOneRow() {
    Matrix repeated = Matrix.ofRows(new float[] {1, 2}).repeat(3);
    assertEquals(Matrix.wrap(3, 2, new float[] {1, 2, 1, 2, 1, 2}), repeated);
    assertEquals(0, Matrix.zeros(1, 2).repeat(0).rows());
    assertThrows(IllegalArgumentException.class, () -> SIX.repeat(2));
  }

  @Test
  void equalityIsOfSizesAndBits() {
    assertEquals(random(1, 3, 4), random(1, 3, 4));
    assertEquals(random(1, 3, 4).hashCode(), random(1, 3, 4).hashCode());
    assertNotEquals(random(1, 3, 4), random(2, 3, 4));
    assertNotEquals(Matrix.zeros(2, 3), Matrix.zeros(3, 2));
    assertNotEquals(Matrix.ofRows(new float[] {0.0f}), Matrix.ofRows(new float[] {-0.0f}));
    assertEquals("Matrix[2x3]", SIX.toString());
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void oneBadValueMakesItNotFinite(float bad) {
    assertTrue(SIX.isFinite());
    assertFalse(Matrix.ofRows(new float[] {1, bad, 2}).isFinite());
  }

  @Test
  void anotherWidthIsRefusedByName() {
    assertSame(SIX, SIX.requireColumns(3, "latents"));
    String message =
        assertThrows(IllegalArgumentException.class, () -> SIX.requireColumns(4, "latents"))
            .getMessage();
    assertEquals("latents must be 4 wide, found 3", message);
  }

  @Test
  void sizesThatDoNotFitAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Matrix.wrap(2, 3, new float[5]));
    assertThrows(IllegalArgumentException.class, () -> Matrix.zeros(-1, 3));
    assertThrows(IllegalArgumentException.class, () -> Matrix.zeros(3, -1));
    assertThrows(IllegalArgumentException.class, () -> Matrix.ofRows());
    assertThrows(IllegalArgumentException.class, () -> Matrix.ofRows(new float[2], new float[3]));
    assertThrows(IllegalArgumentException.class, () -> Matrix.stack(List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> Matrix.stack(List.of(SIX, Matrix.zeros(1, 2))));
    assertThrows(ArithmeticException.class, () -> Matrix.zeros(1 << 16, 1 << 16));
  }
}
