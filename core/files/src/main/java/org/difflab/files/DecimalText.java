// SPDX-License-Identifier: Apache-2.0
package org.difflab.files;

import java.util.OptionalDouble;

/**
 * The grammar of decimal numbers in texts, such as tables and experiments: an optional sign, ASCII
 * digits with at most one decimal point, and an optional exponent, as in {@code -12}, {@code .5},
 * {@code 3.} and {@code 1.5e-3}. Further forms that Java accepts ({@code 2D}, {@code 4f}, {@code
 * 0x1p3}, {@code NaN}, {@code Infinity}), decimal commas, thousands separators and digits of other
 * scripts are not allowed.
 */
public final class DecimalText {

  private DecimalText() {}

  /**
   * Returns the nearest float64 of a decimal number, which is infinite beyond ±1.8e308; empty if
   * the text is not a decimal number.
   */
  public static OptionalDouble parse(String text) {
    // For texts of only these characters, Java's grammar is the same as ours.
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
