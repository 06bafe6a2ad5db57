// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is timed side by side computes the same. */
class BackendTest {

  private static final int ROWS = 7;
  private static final int INPUTS = 9;
  private static final int OUTPUTS = 5;
  private static final Noise NOISE = Noise.of(1, "back ends");

  @ParameterizedTest
  @EnumSource
  void multiplies(Backend backend) {
    Matrix right = NOISE.gaussian(0, 0, INPUTS, OUTPUTS);
    Matrix rows = NOISE.gaussian(0, 1, ROWS, INPUTS);
    float[] products = new float[ROWS * OUTPUTS];
    Product product = backend.product(right, ROWS);
    product.multiply(NOISE.gaussian(0, 2, ROWS, INPUTS).values(), products);
    product.multiply(rows.values(), products);
    float[] expected = new float[ROWS * OUTPUTS];
    for (int i = 0; i < expected.length; i++) {
      for (int k = 0; k < INPUTS; k++) {
        expected[i] += rows.get(i / OUTPUTS, k) * right.get(k, i % OUTPUTS);
      }
    }
    assertArrayEquals(expected, products, 1e-5f);
  }

  @ParameterizedTest
  @EnumSource
  void makesGramMatricesWithoutTouchingTheRows(Backend backend) {
    Matrix rows = NOISE.gaussian(0, 3, ROWS, INPUTS);
    Object gram = backend.gram().of(rows);
    assertTrue(NOISE.gaussian(0, 3, ROWS, INPUTS).equals(rows));
    for (int i = 0; i < INPUTS; i++) {
      for (int j = i; j < INPUTS; j++) {
        double expected = 0;
        for (int row = 0; row < ROWS; row++) {
          expected += (double) rows.get(row, i) * rows.get(row, j);
        }
        assertArrayEquals(new double[] {expected}, new double[] {entry(gram, i, j)}, 1e-4);
      }
    }
  }

  private static double entry(Object gram, int row, int column) {
    if (gram instanceof float[] upper) {
      return upper[row * INPUTS + column];
    }
    if (gram instanceof Matrix matrix) {
      return matrix.get(row, column);
    }
    return gram instanceof smile.math.matrix.FloatMatrix smile
        ? smile.get(row, column)
        : ((org.difflab.spi.linear.SymmetricMatrix) gram).get(row, column);
  }
}
