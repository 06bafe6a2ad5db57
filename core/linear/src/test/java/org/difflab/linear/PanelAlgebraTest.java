// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class PanelAlgebraTest extends LinearAlgebraContract {

  private final LinearAlgebra plain = new PlainAlgebra(ThreadWorkers.serial());

  @Override
  LinearAlgebra algebra(Workers workers) {
    return new PlainAlgebra(workers, new NarrowKernel());
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void itsProductsHaveTheBitsOfLines(int inputs, int outputs) {
    Matrix right = random(41, inputs, outputs);
    Matrix rows = random(42, Workers.BLOCK_ROWS + 7, inputs);
    LinearAlgebra panels = algebra(ThreadWorkers.serial());
    assertArrayEquals(
        plain.multiplier(right).multiply(rows).values(),
        panels.multiplier(right).multiply(rows).values());
  }

  @ParameterizedTest
  @CsvSource({"1,1", "7,3", "300,5", "1100,31"})
  void itsGramMatricesHaveTheBitsOfLines(int count, int width) {
    Matrix rows = random(43, count, width);
    LinearAlgebra panels = algebra(ThreadWorkers.serial());
    assertArrayEquals(plain.gram(rows).values(), panels.gram(rows).values());
  }

  @Test
  void itNamesItsKernel() {
    assertEquals(
        "plain Java with three by five; decompositions by Commons Math 3.6",
        algebra(ThreadWorkers.serial()).description());
  }
}
