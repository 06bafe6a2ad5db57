// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.List;
import java.util.stream.Collectors;
import org.difflab.engine.comparison.Spread;
import org.difflab.report.chart.NumberText;

/** Formats values over seeds. */
final class SpreadText {

  private static final int DIGITS = 2;

  private SpreadText() {}

  /** Returns "± standard deviation"; an empty text with one seed. */
  static String deviation(Spread spread) {
    return spread.deviation().isPresent()
        ? "± " + NumberText.of(spread.deviation().getAsDouble(), DIGITS)
        : "";
  }

  /** Returns the value of each seed. */
  static String values(Spread spread) {
    return spread.values().values().stream().map(NumberText::of).collect(Collectors.joining(", "));
  }

  /** Returns the mean ± the standard deviation. */
  static String of(Spread spread) {
    return (NumberText.of(spread.mean()) + " " + deviation(spread)).strip();
  }

  /** Returns the mean, and the mean ± the standard deviation if there is one. */
  static List<Double> ends(Spread spread) {
    double mean = spread.mean();
    return spread.deviation().isPresent()
        ? List.of(
            mean, mean - spread.deviation().getAsDouble(), mean + spread.deviation().getAsDouble())
        : List.of(mean);
  }
}
