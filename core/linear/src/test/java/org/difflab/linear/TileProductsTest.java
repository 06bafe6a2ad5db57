// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.difflab.spi.Noise;
import org.difflab.spi.linear.Tile;
import org.difflab.spi.linear.TileProducts;
import org.difflab.spi.linear.TileProducts.Into;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TileProductsTest {

  private static final Noise NOISE = Noise.of(5, "tiles");

  static Stream<Arguments> productsAndSizes() {
    Processor.assumeOneDnnIsFast();
    return Stream.of(
            new NativeTileProducts(new OneDnn()),
            new NativeTileProducts(new OpenBlas()),
            new JavaTileProducts(new LineProducts()),
            new JavaTileProducts(new PanelProducts(new NarrowKernel())))
        .flatMap(
            products ->
                Stream.of(
                        new int[] {1, 1, 1},
                        new int[] {3, 7, 5},
                        new int[] {64, 33, 130},
                        new int[] {9, 128, 256},
                        new int[] {5, 700, 24})
                    .map(sizes -> Arguments.of(products, sizes[0], sizes[1], sizes[2])));
  }

  @ParameterizedTest(name = "{0} {1}x{2}x{3}")
  @MethodSource("productsAndSizes")
  void productsAreThoseOfTheDefinition(TileProducts products, int n, int k, int m) {
    float[] a = NOISE.gaussian(0, 0, n, k).values();
    float[] b = NOISE.gaussian(1, 0, k, m).values();
    float[] start = NOISE.gaussian(2, 0, n, m).values();
    double[] expected = new double[n * m];
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < m; column++) {
        for (int inner = 0; inner < k; inner++) {
          expected[row * m + column] += (double) a[row * k + inner] * b[inner * m + column];
        }
      }
    }
    Tile tileA = tile(products, n, k, a);
    Tile tileB = tile(products, k, m, b);
    Tile transposedA = tile(products, k, n, transposed(n, k, a));
    Tile transposedB = tile(products, m, k, transposed(k, m, b));
    for (Into into : Into.values()) {
      double[] wanted = expected.clone();
      for (int i = 0; i < wanted.length && into == Into.ADDED; i++) {
        wanted[i] += start[i];
      }
      Tile c = tile(products, n, m, start);
      products.multiply(tileA, tileB, c, into);
      assertClose(wanted, c);
      c.put(start);
      products.multiplyTransposed(transposedA, tileB, c, into);
      assertClose(wanted, c);
      c.put(start);
      products.multiplyByTransposed(tileA, transposedB, c, into);
      assertClose(wanted, c);
    }
  }

  @Test
  void sizesThatDoNotFitAreRefused() {
    TileProducts products = new JavaTileProducts(new LineProducts());
    Tile a = new Tile(products.allocate(13), 7, 2, 3);
    Tile b = tile(products, 4, 2, new float[8]);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> products.multiply(a, b, a, Into.REPLACED));
    assertEquals("A·B of 2x3 and 4x2 does not fit into 2x3", refused.getMessage());
    IllegalArgumentException outside =
        assertThrows(IllegalArgumentException.class, () -> new Tile(a.floats(), 8, 2, 3));
    assertEquals("a matrix of 2x3 at 8 does not lie within 13 values", outside.getMessage());
    IllegalArgumentException overlapping =
        assertThrows(IllegalArgumentException.class, () -> new Tile(a.floats(), 0, 2, 3, 2));
    assertEquals(
        "rows of 3 values cannot follow each other at a distance of 2", overlapping.getMessage());
  }

  /** Every second one with gaps between its rows. */
  private static Tile tile(TileProducts products, int rows, int columns, float[] values) {
    int stride = rows % 2 == 0 ? products.stride(columns) + 3 : columns;
    Tile tile = new Tile(products.allocate(7 + rows * stride), 7, rows, columns, stride);
    tile.put(values);
    return tile;
  }

  private static float[] transposed(int rows, int columns, float[] values) {
    float[] transposed = new float[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        transposed[column * rows + row] = values[row * columns + column];
      }
    }
    return transposed;
  }

  private static void assertClose(double[] expected, Tile tile) {
    float[] values = new float[expected.length];
    tile.get(values);
    double[] found = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      found[i] = values[i];
    }
    assertArrayEquals(expected, found, 1e-4);
  }

  @Test
  void rowsOfATileAreTilesInTheSamePlace() {
    Tile tile =
        tile(new JavaTileProducts(new LineProducts()), 4, 2, new float[] {1, 2, 3, 4, 5, 6, 7, 8});
    float[] middle = new float[4];
    tile.rows(1, 2).get(middle);
    assertArrayEquals(new float[] {3, 4, 5, 6}, middle);
    float[] top = new float[2];
    tile.top(1).get(top);
    assertArrayEquals(new float[] {1, 2}, top);
  }
}
