// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Wraps and shortens texts to a width, without splitting characters.
 *
 * @param widthOf returns the width of a text
 * @param width the maximum width of a line, in the same unit
 */
public record FittingText(ToDoubleFunction<String> widthOf, double width) {

  private static final String ELLIPSIS = "…";

  private boolean fits(String text) {
    return widthOf.applyAsDouble(text) <= width;
  }

  /** Returns the text, shortened with an ellipsis if it does not fit. */
  public String shortened(String text) {
    return fits(text) ? text : text.substring(0, fitting(text, ELLIPSIS)) + ELLIPSIS;
  }

  /** Returns the number of characters of a text that fit together with an ending. */
  private int fitting(String text, String ending) {
    int fitting = 0;
    int tooMany = text.length();
    while (tooMany - fitting > 1) {
      int middle = (fitting + tooMany) >>> 1;
      if (fits(text.substring(0, middle) + ending)) {
        fitting = middle;
      } else {
        tooMany = middle;
      }
    }
    boolean half = fitting > 0 && Character.isHighSurrogate(text.charAt(fitting - 1));
    return half ? fitting - 1 : fitting;
  }

  /**
   * Breaks a text into lines that fit, between words or after hyphens where that is possible; the
   * last line is {@link #shortened}.
   *
   * @param most maximum number of lines, at least 1
   */
  public List<String> wrapped(String text, int most) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (lines.size() < most - 1 && !rest.isEmpty() && !fits(rest)) {
      int end = Math.max(rest.offsetByCodePoints(0, 1), fitting(rest, ""));
      int space = rest.lastIndexOf(' ', end);
      int cut = space > 0 ? space : afterHyphen(rest, end);
      lines.add(rest.substring(0, cut).strip());
      rest = rest.substring(cut).strip();
    }
    lines.add(shortened(rest));
    return lines;
  }

  /** Names of pipelines and files are broken at hyphens and underscores. */
  private static int afterHyphen(String text, int end) {
    int hyphen = Math.max(text.lastIndexOf('-', end - 1), text.lastIndexOf('_', end - 1));
    return hyphen > 0 ? hyphen + 1 : end;
  }
}
