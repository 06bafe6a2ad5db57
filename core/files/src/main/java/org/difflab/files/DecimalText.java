// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import java.util.OptionalDouble;

/**
 * The one grammar of decimal numbers in texts, such as tables and experiments: an optional sign,
 * ASCII digits with at most one decimal point, and an optional exponent, as in {@code -12}, {@code
 * .5}, {@code 3.} and {@code 1.5e-3}. What only Java reads as a number ({@code 2D}, {@code 4f},
 * {@code 0x1p3}, {@code NaN}, {@code Infinity}) is none, nor are a decimal comma, separators of
 * thousands and digits of other scripts.
 */
public final class DecimalText {

  private DecimalText() {}

  /**
   * Returns the nearest float64 of a decimal number, which is infinite beyond ±1.8e308; nothing if
   * the text is not a decimal number.
   */
  public static OptionalDouble parse(String text) {
    // Of texts of these characters alone, Java reads as a number what the grammar allows.
    if (!text.chars().allMatch(DecimalText::mayOccur)) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static boolean mayOccur(int character) {
    return (character >= '0' && character <= '9') || "+-.eE".indexOf(character) >= 0;
  }
}
