// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.difflab.spi.Matrix;
import org.junit.jupiter.api.Test;

class LinearValuesTest {

  private static final SymmetricMatrix TWO = SymmetricMatrix.wrap(2, new double[] {2, 1, 1, 3});

  @Test
  void symmetricMatricesCombine() {
    SymmetricMatrix sum = TWO.combine(2, TWO.plusDiagonal(10), 0.5);
    assertArrayEquals(new double[] {10, 2.5, 2.5, 12.5}, sum.values());
    assertEquals(3, TWO.get(1, 1));
    assertArrayEquals(new double[] {2, 1, 1, 3}, TWO.values());
  }

  @Test
  void sizesThatDoNotFitAreRefused() {
    SymmetricMatrix one = SymmetricMatrix.wrap(1, new double[1]);
    assertThrows(IllegalArgumentException.class, () -> SymmetricMatrix.wrap(2, new double[3]));
    assertThrows(IllegalArgumentException.class, () -> TWO.combine(1, one, 1));
    assertThrows(IllegalArgumentException.class, () -> new Eigen(new double[2], new double[3]));
    assertEquals(2, new Eigen(new double[2], new double[4]).size());
  }

  private record Doubling(int inputs) implements Multiplier {

    @Override
    public int outputs() {
      return inputs;
    }

    @Override
    public void multiply(float[] rows, int count, float[] into) {
      for (int i = 0; i < count * inputs; i++) {
        into[i] = 2 * rows[i];
      }
    }
  }

  @Test
  void multipliersTakeMatricesOfTheirWidth() {
    Matrix rows = Matrix.ofRows(new float[] {1, 2}, new float[] {3, 4});
    Matrix doubled = Matrix.ofRows(new float[] {2, 4}, new float[] {6, 8});
    assertEquals(doubled, new Doubling(2).multiply(rows));
    assertThrows(IllegalArgumentException.class, () -> new Doubling(3).multiply(rows));
  }
}
