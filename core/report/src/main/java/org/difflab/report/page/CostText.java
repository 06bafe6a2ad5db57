// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import org.difflab.engine.comparison.Cost;
import org.difflab.report.chart.NumberText;

/** Formats costs, with memory in megabytes. */
final class CostText {

  private static final int DIGITS = 3;
  private static final double MEGABYTE = 1e6;

  private CostText() {}

  static String heading(Cost cost) {
    return unit(cost).isEmpty() ? cost.words() : cost.words() + ", " + unit(cost);
  }

  static String label(Cost cost) {
    return heading(cost) + " (lower is better)";
  }

  /** Returns the shown unit. */
  static String unit(Cost cost) {
    return cost == Cost.PEAK_BYTES ? "MB" : cost.unit();
  }

  /** Returns a cost in that unit. */
  static double shown(Cost cost, double value) {
    return cost == Cost.PEAK_BYTES ? value / MEGABYTE : value;
  }

  static String of(Cost cost, double value) {
    return unit(cost).isEmpty()
        ? NumberText.count(value)
        : NumberText.of(shown(cost, value), DIGITS);
  }
}
