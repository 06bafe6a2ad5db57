// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.Locale;
import org.difflab.spi.Measurement.Better;

/** Which way is better, in words. */
final class BetterText {

  private BetterText() {}

  static String words(Better better) {
    return switch (better) {
      case LOWER -> "lower is better";
      case HIGHER -> "higher is better";
      case NEITHER -> "neither is better";
    };
  }

  /** Returns the word by which the page's script knows the better way. */
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
