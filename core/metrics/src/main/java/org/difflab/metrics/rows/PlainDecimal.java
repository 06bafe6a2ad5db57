// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.rows;

import java.math.BigDecimal;

/** Numbers in the names of measurements. */
public final class PlainDecimal {

  private PlainDecimal() {}

  /** Returns the shortest plain decimal of a number: 0.1, 1, 20. */
  public static String of(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
