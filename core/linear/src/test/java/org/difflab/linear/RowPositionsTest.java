// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.difflab.spi.linear.Multiplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RowPositionsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 30, 145})
  void aKernelThatSumsInOneOrderPasses(int inputs) {
    assertTrue(
        new RowPositions(right -> new JavaMultiplier(new LineProducts(), right), 12)
            .areEqual(inputs, 9));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 30, 145})
  void aKernelThatRoundsOneRowOtherwiseIsFound(int inputs) {
    assertFalse(
        new RowPositions(
                right -> new LastRowRoundsUp(new JavaMultiplier(new LineProducts(), right)), 12)
            .areEqual(inputs, 9));
  }

  private record LastRowRoundsUp(Multiplier kernel) implements Multiplier {

    @Override
    public int inputs() {
      return kernel.inputs();
    }

    @Override
    public int outputs() {
      return kernel.outputs();
    }

    @Override
    public void multiply(float[] rows, int count, float[] into) {
      kernel.multiply(rows, count, into);
      int last = count * outputs() - 1;
      into[last] = Math.nextUp(into[last]);
    }
  }
}
