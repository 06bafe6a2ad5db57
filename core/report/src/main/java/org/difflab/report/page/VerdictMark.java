// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.List;
import java.util.Locale;
import org.difflab.engine.comparison.PairedDifference;

/**
 * The conclusion from a difference to the baseline, as a mark.
 *
 * @param style the CSS class
 * @param text the mark
 * @param words what it means
 */
record VerdictMark(String style, String text, String words) {

  /** Returns the mark; empty if nothing was tested. */
  static List<VerdictMark> of(PairedDifference difference) {
    boolean constant = difference.differences().isConstant();
    if (difference.uncertainty().isEmpty() && !constant) {
      return List.of();
    }
    String reason = constant ? "by the same amount for every seed" : "p < 0.05";
    String style = difference.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return List.of(
        switch (difference.verdict()) {
          case BETTER -> new VerdictMark(style, "better", "better than the baseline, " + reason);
          case WORSE -> new VerdictMark(style, "worse", "worse than the baseline, " + reason);
          case DIFFERENT ->
              new VerdictMark(style, "differs", "differs from the baseline, " + reason);
          case EQUAL -> new VerdictMark(style, "=", "equal to the baseline for every seed");
          case NOT_SIGNIFICANT, NOT_TESTED ->
              new VerdictMark(
                  style,
                  "n.s.",
                  "not significant: the difference to the baseline may be due to chance, p ≥ 0.05");
        });
  }
}
