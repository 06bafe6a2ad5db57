// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 1",
        "1 ",
        "1d",
        "1F",
        "0x10",
        "0x1p3",
        "NaN",
        "Infinity",
        "1,5",
        "1_0",
        "--1",
        "1e1.5",
        "1e",
        ".",
        "+",
        "\u0661",
        "1\n"
      })
  void refusesWhatIsNoDecimalNumber(String text) {
    assertEquals(OptionalDouble.empty(), DecimalText.parse(text));
  }

  @Test
  void readsTheNearestNumber() {
    assertEquals(OptionalDouble.of(-0.5), DecimalText.parse("-.5"));
    assertEquals(OptionalDouble.of(3), DecimalText.parse("+3."));
    assertEquals(OptionalDouble.of(Double.POSITIVE_INFINITY), DecimalText.parse("1e400"));
    Random random = new Random(1);
    for (int trial = 0; trial < 1000; trial++) {
      double value = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      assertEquals(OptionalDouble.of(value), DecimalText.parse(Double.toString(value)));
      assertEquals(
          OptionalDouble.of(value), DecimalText.parse(new BigDecimal(value).toPlainString()));
    }
  }
}
