// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Tile;
import org.difflab.spi.linear.TileProducts;
import org.difflab.spi.linear.TileProducts.Into;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OneDnnAlgebraTest extends LinearAlgebraContract {

  @BeforeAll
  static void itsInstructionsAreHere() {
    Processor.assumeOneDnnIsFast();
  }

  @Override
  LinearAlgebra algebra(Workers workers) {
    return new NativeAlgebra(workers, new OneDnn(), AlgebraSetting.ONEDNN);
  }

  @Test
  void itNamesLibrariesInstructionsAndThreads() {
    String description = algebra(ThreadWorkers.serial()).description();
    assertTrue(
        description.matches(
            "oneDNN \\d+\\.\\d+\\.\\d+, AVX[A-Z0-9a-z -]+, 1 thread a call, products .+;"
                + " LAPACK by Smile .+ on OpenBLAS .+"),
        description);
  }

  @ParameterizedTest
  @CsvSource({"144,144", "512,512", "784,256", "187,512", "30,145", "9,784", "144,2880"})
  void itNeverFallsBackToJava(int inputs, int outputs) {
    NativeAlgebra algebra =
        new NativeAlgebra(ThreadWorkers.serial(), new OneDnn(), AlgebraSetting.ONEDNN);
    assertInstanceOf(NativeMultiplier.class, algebra.prepared(Matrix.zeros(inputs, outputs)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 144, 256, 512, 2880})
  void rowsAreAnOddNumberOfCacheLinesApart(int width) {
    int stride = new OneDnn().stride(width);
    assertTrue(stride >= width && stride < width + 32, "stride " + stride);
    assertEquals(16, stride % 32);
  }

  @ParameterizedTest
  @CsvSource({"20,784,784", "256,144,145", "257,187,512", "5,1450,144"})
  void itAgreesWithPlainJava(int count, int inputs, int outputs) {
    Matrix right = random(31, inputs, outputs);
    Matrix rows = random(32, count, inputs);
    float[] expected =
        new PlainAlgebra(ThreadWorkers.serial()).multiplier(right).multiply(rows).values();
    float[] actual = algebra(ThreadWorkers.serial()).multiplier(right).multiply(rows).values();
    assertArrayEquals(expected, actual, 1e-6f * (4 + inputs));
  }

  /** A sum of a thousand at once has other bits, and would put the stack pointer on the heap. */
  @Test
  void longSumsAreThoseOfPieces() {
    int mostInner = new OneDnn().mostInner();
    assertTrue(mostInner == 80 || mostInner == 240, "pieces of " + mostInner);
    int inner = 12 * mostInner;
    int piece = mostInner;
    TileProducts products = algebra(ThreadWorkers.serial()).products();
    Matrix left = random(33, 12, inner);
    Matrix right = random(34, inner, 48);
    Tile whole = new Tile(products.allocate(12 * 48), 0, 12, 48);
    products.multiply(tile(products, left), tile(products, right), whole, Into.REPLACED);
    Tile pieces = new Tile(products.allocate(12 * 48), 0, 12, 48);
    for (int from = 0; from < inner; from += piece) {
      Tile some = tile(products, columns(left, from, from + piece));
      Tile rows = tile(products, right.slice(from, from + piece));
      products.multiply(some, rows, pieces, Into.ADDED);
    }
    assertArrayEquals(values(pieces), values(whole));
  }

  private static Matrix columns(Matrix matrix, int from, int to) {
    float[] values = new float[matrix.rows() * (to - from)];
    for (int row = 0; row < matrix.rows(); row++) {
      int start = row * matrix.columns();
      System.arraycopy(matrix.values(), start + from, values, row * (to - from), to - from);
    }
    return Matrix.wrap(matrix.rows(), to - from, values);
  }

  private static Tile tile(TileProducts products, Matrix matrix) {
    Tile tile =
        new Tile(products.allocate(matrix.values().length), 0, matrix.rows(), matrix.columns());
    tile.put(matrix.values());
    return tile;
  }

  private static float[] values(Tile tile) {
    float[] values = new float[tile.rows() * tile.columns()];
    tile.get(values);
    return values;
  }
}
