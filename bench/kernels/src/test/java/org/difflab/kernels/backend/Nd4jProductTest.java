// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Nd4jProductTest {

  private static final Noise NOISE = Noise.of(1, "product");

  @ParameterizedTest
  @CsvSource({"1,1,1", "1,9,5", "7,1,4", "256,30,20", "3,144,1"})
  void multipliesAgainAndAgain(int count, int inputs, int outputs) {
    Matrix matrix = NOISE.gaussian(0, 0, inputs, outputs);
    Nd4jProduct product = new Nd4jProduct(matrix, count);
    for (int step = 1; step <= 3; step++) {
      Matrix rows = NOISE.gaussian(0, step, count, inputs);
      float[] products = new float[count * outputs];
      product.multiply(rows.values(), products);
      assertEquals(NOISE.gaussian(0, step, count, inputs), rows);
      for (int row = 0; row < count; row++) {
        for (int column = 0; column < outputs; column++) {
          assertEquals(
              dot(rows, row, matrix, column), products[row * outputs + column], 1e-5 * inputs);
        }
      }
    }
  }

  private static double dot(Matrix rows, int row, Matrix matrix, int column) {
    double sum = 0;
    for (int i = 0; i < matrix.rows(); i++) {
      sum += (double) rows.get(row, i) * matrix.get(i, column);
    }
    return sum;
  }

  @Test
  void refusesOtherLengths() {
    Nd4jProduct product = new Nd4jProduct(Matrix.zeros(3, 2), 4);
    float[] rows = new float[12];
    float[] products = new float[8];
    assertThrows(IllegalArgumentException.class, () -> product.multiply(products, products));
    assertThrows(IllegalArgumentException.class, () -> product.multiply(rows, rows));
  }
}
