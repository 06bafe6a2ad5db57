package org.difflab.metrics;

import java.math.BigDecimal;

/** Numbers in the names of measurements. */
public final class Plain {

  private Plain() {}

  /** Returns the shortest plain decimal of a number: 0.1, 1, 20. */
  public static String text(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
