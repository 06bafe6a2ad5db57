// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.chart;

import org.difflab.report.picture.FittingText;

/**
 * Estimates the width of texts without a font, since the fonts of a reader's browser are unknown.
 * The estimate is for a wide font, DejaVu Sans, so that texts are rarely wider.
 */
final class TextWidth {

  private static final String NARROW = " .,:;|!'`()[]{}ijlftr-/\\I";
  private static final String WIDE = "mwMW@%—…←→≥≤";
  private static final double NARROW_EM = 0.41;
  private static final double USUAL_EM = 0.64;
  private static final double LARGE_EM = 0.75;
  private static final double WIDE_EM = 1.0;
  private static final int FIRST_IDEOGRAPH = 0x1100;

  private TextWidth() {}

  /** Returns the width of a text in pixels. */
  static double of(String text, double fontSize) {
    return fontSize * text.codePoints().mapToDouble(TextWidth::em).sum();
  }

  private static double em(int letter) {
    // General punctuation, letters and mathematical symbols are at most as wide as letters.
    boolean ideograph = letter >= FIRST_IDEOGRAPH && (letter < 0x2000 || letter > 0x23ff);
    if (ideograph || WIDE.indexOf(letter) >= 0) {
      return WIDE_EM;
    }
    if (NARROW.indexOf(letter) >= 0) {
      return NARROW_EM;
    }
    return Character.isUpperCase(letter) ? LARGE_EM : USUAL_EM;
  }

  /** Returns a fitter of texts with a font size to a width in pixels. */
  static FittingText fitting(double fontSize, double width) {
    return new FittingText(text -> of(text, fontSize), width);
  }
}
