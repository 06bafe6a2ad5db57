// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {

  @ParameterizedTest
  @CsvSource({
    "28, 28, 1, 784, true, 28x28x1",
    "48, 48, 3, 6912, true, 48x48x3",
    "1, 20, 1, 20, false, 20",
    "20, 1, 1, 20, false, 20x1x1",
    "4, 4, 8, 128, false, 4x4x8"
  })
  void shapesKnowTheirSizeAndWhetherTheyArePictures(
      int height, int width, int channels, int size, boolean image, String text) {
    Shape shape = new Shape(height, width, channels);
    assertEquals(size, shape.size());
    assertEquals(image, shape.isImage());
    assertEquals(text, shape.toString());
  }

  @Test
  void aVectorIsOneLine() {
    assertEquals(new Shape(1, 5, 1), Shape.vector(5));
  }

  @Test
  void sizesBelowOneAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Shape(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Shape(1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Shape(1, 1, 0));
  }

  @Test
  void moreValuesThanAnArrayHoldsAreRefused() {
    int most = Integer.MAX_VALUE - 8;
    assertEquals(most, Shape.vector(most).size());
    for (int[] sizes : new int[][] {{1, most + 1, 1}, {50_000, 50_000, 3}, {1 << 30, 1 << 30, 4}}) {
      IllegalArgumentException thrown =
          assertThrows(
              IllegalArgumentException.class, () -> new Shape(sizes[0], sizes[1], sizes[2]));
      assertEquals(
          "a shape of "
              + sizes[0]
              + "x"
              + sizes[1]
              + "x"
              + sizes[2]
              + " has more values than the "
              + most
              + " that an array can hold",
          thrown.getMessage());
    }
  }
}
