// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExponentialTest {

  @Test
  void isTheExponentialFunction() {
    double[] numbers = new double[5000];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = 3 - 0.01 * i;
    }
    double[] powers = numbers.clone();
    Exponential.replaceBelow(powers, 3);
    for (int i = 0; i < numbers.length; i++) {
      double expected = Math.exp(numbers[i] - 3);
      assertEquals(expected, powers[i], 2e-9 * expected, "e^" + (numbers[i] - 3));
    }
  }

  @Test
  void whatIsFarBelowVanishes() {
    double[] numbers = {-1e9, Double.NEGATIVE_INFINITY, 0};
    Exponential.replaceBelow(numbers, 0);
    assertEquals(0, numbers[0], 1e-21);
    assertEquals(0, numbers[1], 1e-21);
    assertEquals(1, numbers[2]);
  }
}
