// SPDX-License-Identifier: Apache-2.0
package org.difflab.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.PanelKernel;
import org.difflab.linear.PlainAlgebra;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Tile;
import org.difflab.spi.linear.TileProducts;
import org.difflab.spi.linear.TileProducts.Into;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The Vector API computes the bits of plain Java, which keep the promises of linear algebra. */
class VectorKernelTest {

  private static final Noise NOISE = Noise.of(1, "vectors");

  private final LinearAlgebra plain = new PlainAlgebra(ThreadWorkers.serial());
  private final LinearAlgebra vector = new PlainAlgebra(ThreadWorkers.serial(), new VectorKernel());

  static Stream<Arguments> sizes() {
    int[] widths = {1, 2, 15, 16, 17, 33, 144, 145, 784};
    return Arrays.stream(widths)
        .boxed()
        .flatMap(
            inputs -> Arrays.stream(widths).mapToObj(outputs -> Arguments.of(inputs, outputs)));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void productsHaveTheBitsOfPlainJava(int inputs, int outputs) {
    Matrix right = NOISE.gaussian(0, 0, inputs, outputs);
    Matrix rows = NOISE.gaussian(0, 1, 251, inputs);
    assertArrayEquals(
        plain.multiplier(right).multiply(rows).values(),
        vector.multiplier(right).multiply(rows).values());
    for (int count = 1; count < 9; count++) {
      Matrix few = rows.slice(0, count);
      assertArrayEquals(
          plain.multiplier(right).multiply(few).values(),
          vector.multiplier(right).multiply(few).values());
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "7,3", "300,16", "1100,145", "960,784"})
  void gramMatricesHaveTheBitsOfPlainJava(int count, int width) {
    Matrix rows = NOISE.gaussian(0, 2, count, width);
    assertArrayEquals(plain.gram(rows).values(), vector.gram(rows).values());
  }

  @ParameterizedTest
  @CsvSource({"1,1,1", "3,7,5", "64,33,130", "9,128,256", "5,700,24"})
  void tilesHaveTheBitsOfPlainJava(int n, int k, int m) {
    for (Into into : Into.values()) {
      assertArrayEquals(
          tiles(plain.products(), n, k, m, into), tiles(vector.products(), n, k, m, into));
    }
  }

  /** Returns A·B, Aᵀ·B and A·Bᵀ, one after another. */
  private static float[] tiles(TileProducts products, int n, int k, int m, Into into) {
    float[] all = new float[3 * n * m];
    Tile c = tile(products, 0, n, m);
    products.multiply(tile(products, 1, n, k), tile(products, 2, k, m), c, into);
    float[] values = new float[n * m];
    c.get(values);
    System.arraycopy(values, 0, all, 0, n * m);
    products.multiplyTransposed(tile(products, 3, k, n), tile(products, 2, k, m), c, into);
    c.get(values);
    System.arraycopy(values, 0, all, n * m, n * m);
    products.multiplyByTransposed(tile(products, 1, n, k), tile(products, 4, m, k), c, into);
    c.get(values);
    System.arraycopy(values, 0, all, 2 * n * m, n * m);
    return all;
  }

  /** With a gap between its rows. */
  private static Tile tile(TileProducts products, int key, int rows, int columns) {
    Tile tile =
        new Tile(products.allocate(5 + rows * (columns + 3)), 5, rows, columns, columns + 3);
    tile.put(NOISE.gaussian(key, 3, rows, columns).values());
    return tile;
  }

  @Test
  void itIsFoundWhereJavaHasVectors() {
    assertInstanceOf(VectorKernel.class, PanelKernel.installed().orElseThrow());
    LinearAlgebra algebra = AlgebraSetting.PLAIN.open(ThreadWorkers.serial());
    assertEquals(vector.description(), algebra.description());
    assertTrue(
        algebra.description().matches("plain Java with the Vector API, \\d+ values at once;.*"),
        algebra.description());
  }
}
