// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Makes texts fit a width. No character is cut in two.
 *
 * @param widthOf returns how wide a text is
 * @param width how wide a line may be, in the same unit
 */
public record FittingText(ToDoubleFunction<String> widthOf, double width) {

  private static final String ELLIPSIS = "…";

  private boolean fits(String text) {
    return widthOf.applyAsDouble(text) <= width;
  }

  /** Returns as much of a text as fits, with an ellipsis for the rest. */
  public String shortened(String text) {
    return fits(text) ? text : text.substring(0, fitting(text, ELLIPSIS)) + ELLIPSIS;
  }

  /** Returns how many characters of a text that does not fit do so together with an ending. */
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
   * @param most how many lines at most, at least 1
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

  /** Names of pipelines and files have no spaces, but hyphens and underscores. */
  private static int afterHyphen(String text, int end) {
    int hyphen = Math.max(text.lastIndexOf('-', end - 1), text.lastIndexOf('_', end - 1));
    return hyphen > 0 ? hyphen + 1 : end;
  }
}
