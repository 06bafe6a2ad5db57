package org.difflab.cli.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide texts are, estimated without a font: whoever looks at a page has fonts of their own. The
 * estimate is that of a wide one, DejaVu Sans, so that texts seldom need more.
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
    // General punctuation, letters and signs of mathematics are no wider than letters.
    boolean ideograph = letter >= FIRST_IDEOGRAPH && (letter < 0x2000 || letter > 0x23ff);
    if (ideograph || WIDE.indexOf(letter) >= 0) {
      return WIDE_EM;
    }
    if (NARROW.indexOf(letter) >= 0) {
      return NARROW_EM;
    }
    return Character.isUpperCase(letter) ? LARGE_EM : USUAL_EM;
  }

  /** Returns as much of a text as fits a width, three dots standing for the rest. */
  static String shortened(String text, double fontSize, double width) {
    if (of(text, fontSize) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && of(text.substring(0, end) + "…", fontSize) > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end) + "…";
  }

  /** Breaks a text into lines, between words where possible; the last line is shortened. */
  static List<String> wrapped(String text, double fontSize, double width, int most) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (lines.size() < most - 1 && of(rest, fontSize) > width) {
      int end = rest.length();
      while (end > 1 && of(rest.substring(0, end), fontSize) > width) {
        end = rest.offsetByCodePoints(end, -1);
      }
      int space = rest.lastIndexOf(' ', end);
      int cut = space > 0 ? space : Math.max(1, end);
      lines.add(rest.substring(0, cut).strip());
      rest = rest.substring(cut).strip();
    }
    lines.add(shortened(rest, fontSize, width));
    return lines;
  }
}
