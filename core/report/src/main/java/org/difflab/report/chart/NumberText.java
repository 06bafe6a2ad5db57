// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Formats numbers with few digits and without trailing zeros. */
public final class NumberText {

  private static final int DIGITS = 4;
  private static final double LARGE = 1e10;
  private static final double SMALL = 1e-4;
  private static final double WHOLE = 1000;

  private NumberText() {}

  /** Returns a value with four significant digits, or all digits of its integer part. */
  public static String of(double value) {
    return of(value, DIGITS);
  }

  /** Returns a value with a number of significant digits, or all digits of its integer part. */
  public static String of(double value, int digits) {
    double size = Math.abs(value);
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    if (size == 0) {
      return "0";
    }
    if (size >= LARGE || size < SMALL) {
      return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value)
          .replaceFirst("e([+-])0", "e$1");
    }
    if (size >= WHOLE) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return new BigDecimal(value)
        .round(new MathContext(digits, RoundingMode.HALF_EVEN))
        .stripTrailingZeros()
        .toPlainString();
  }

  /** Returns a count with thousands separators. */
  public static String count(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  /** Returns a p value: three decimals, never zero. */
  public static String probability(double value) {
    return value < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", value);
  }
}
