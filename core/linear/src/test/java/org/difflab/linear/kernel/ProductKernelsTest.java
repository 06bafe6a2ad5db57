// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProductKernelsTest extends KernelsContract {

  @Override
  Kernels open() {
    return Kernels.onAlgebra(AlgebraSetting.PLAIN.open(ThreadWorkers.serial()));
  }

  static Stream<Operation> convolutionsOfFewChannels() {
    return Stream.of(
        new Operation.Convolution(new Shape(9, 7, 1), 6, 5, 1, 0),
        new Operation.Convolution(new Shape(7, 6, 6), 16, 5, 1, 0),
        Operation.Convolution.same(new Shape(5, 4, 3), 1, 3, 1),
        Operation.Convolution.same(new Shape(5, 8, 3), 7, 3, 2),
        Operation.Convolution.same(new Shape(3, 3, 21), 4, 1, 1));
  }

  @ParameterizedTest
  @MethodSource("convolutionsOfFewChannels")
  void loopsOverRowsHaveTheBitsOfProducts(Operation.Convolution operation) {
    int rows = 33;
    assertTrue(LineConvolution.isFast(operation, rows));
    Example example = Example.of(operation, rows);
    float[] output = example.evaluate(kernels());
    assertArrayEquals(example.run(kernels()).output(), output);
    assertArrayEquals(
        Example.rotated(output, rows, 5), example.rotated(5).evaluate(kernels()), "rotated");
    example.notNumbers().evaluate(kernels());
    assertArrayEquals(output, example.evaluate(kernels()));
  }
}
