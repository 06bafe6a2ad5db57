// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.Locale;
import org.difflab.spi.Measurement.Better;

/** Names of the better direction. */
final class BetterText {

  private BetterText() {}

  static String words(Better better) {
    return switch (better) {
      case LOWER -> "lower is better";
      case HIGHER -> "higher is better";
      case NEITHER -> "neither is better";
    };
  }

  /** Returns the name of the better direction in the page's script. */
  static String direction(Better better) {
    return better.name().toLowerCase(Locale.ROOT);
  }

  static String arrow(Better better) {
    return switch (better) {
      case LOWER -> "↓";
      case HIGHER -> "↑";
      case NEITHER -> "";
    };
  }

  static String inBrackets(Better better) {
    return " (" + words(better) + ")";
  }
}
