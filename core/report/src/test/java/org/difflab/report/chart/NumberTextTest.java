// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as they are shown. */
class NumberTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          0; 0
          1; 1
          0.5; 0.5
          0.123456; 0.1235
          -12.3456; -12.35
          999.96; 1000
          1234.4; 1,234
          12345678; 12,345,678
          0.00001234; 1.234e-5
          -0.00001234; -1.234e-5
          1e30; 1.000e+30
          NaN; NaN
          """)
  void keepsFourDigits(double value, String text) {
    assertEquals(text, NumberText.of(value));
  }

  @ParameterizedTest
  @CsvSource({"0, < 0.001", "0.0004, < 0.001", "0.0321, 0.032", "1, 1.000"})
  void neverSaysThatSomethingIsImpossible(double value, String text) {
    assertEquals(text, NumberText.probability(value));
  }
}
