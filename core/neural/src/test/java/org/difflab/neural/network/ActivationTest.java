// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Functions of float32 values beside the same in float64. */
class ActivationTest {

  private static DoubleUnaryOperator exact(Activation activation) {
    return switch (activation) {
      case RELU -> x -> Math.max(0, x);
      case SILU -> x -> x / (1 + Math.exp(-x));
      case GELU ->
          x -> x / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    };
  }

  @ParameterizedTest
  @EnumSource
  void valuesAreTrueToFloat32FarFromZeroToo(Activation activation) {
    float[] from = new float[80_001];
    for (int i = 0; i < from.length; i++) {
      from[i] = (i - 40_000) * 1e-3f;
    }
    float[] into = new float[from.length];
    activation.apply(from, into, from.length);
    for (int i = 0; i < from.length; i++) {
      assertEquals(
          exact(activation).applyAsDouble(from[i]),
          into[i],
          4e-7 * Math.max(1, Math.abs(from[i])),
          () -> activation.name());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotANumberStaysSo(Activation activation) {
    float[] into = new float[1];
    activation.apply(new float[] {Float.NaN}, into, 1);
    assertTrue(Float.isNaN(into[0]));
  }

  @ParameterizedTest
  @EnumSource
  void valuesMayBeReplacedAndOthersAreLeftAlone(Activation activation) {
    float[] values = {-1, 2, 3};
    float[] apart = new float[3];
    activation.apply(values.clone(), apart, 2);
    activation.apply(values, values, 2);
    assertEquals(apart[0], values[0]);
    assertEquals(apart[1], values[1]);
    assertEquals(3, values[2]);
  }
}
