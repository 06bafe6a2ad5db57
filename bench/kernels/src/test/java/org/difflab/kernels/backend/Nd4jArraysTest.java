// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class Nd4jArraysTest {

  @ParameterizedTest
  @CsvSource({"1,1", "3,5", "1,144", "256,1", "100,30"})
  void comesBackTheSame(int rows, int columns) {
    Matrix matrix = Noise.of(1, "arrays").gaussian(0, 0, rows, columns);
    assertEquals(matrix, Nd4jArrays.matrix(Nd4jArrays.array(matrix)));
  }

  @Test
  void readsTransposedAndDoubleArraysByPlace() {
    Matrix matrix = Matrix.ofRows(new float[] {1, 2, 3}, new float[] {4, 5, 6});
    INDArray transposed = Nd4jArrays.array(matrix).transpose().castTo(DataType.DOUBLE);
    Matrix expected = Matrix.ofRows(new float[] {1, 4}, new float[] {2, 5}, new float[] {3, 6});
    assertEquals(expected, Nd4jArrays.matrix(transposed));
  }

  @Test
  void copiesSoThatWritesStayOnTheirSide() {
    Matrix matrix = Matrix.ofRows(new float[] {1, 2});
    Nd4jArrays.array(matrix).putScalar(0, 9);
    assertEquals(Matrix.ofRows(new float[] {1, 2}), matrix);
  }

  @Test
  void refusesOtherRanks() {
    INDArray cube = Nd4j.zeros(DataType.FLOAT, 2, 3, 4);
    assertThrows(IllegalArgumentException.class, () -> Nd4jArrays.matrix(cube));
  }
}
