package org.difflab.cli.report;

import org.difflab.cli.chart.NumberText;
import org.difflab.engine.comparison.Cost;

/** Costs in words and numbers. */
final class CostText {

  private static final int DIGITS = 3;

  private CostText() {}

  static String heading(Cost cost) {
    return cost.unit().isEmpty() ? cost.words() : cost.words() + ", " + cost.unit();
  }

  static String label(Cost cost) {
    return heading(cost) + " (lower is better)";
  }

  static String of(Cost cost, double value) {
    return cost.unit().isEmpty() ? NumberText.count(value) : NumberText.of(value, DIGITS);
  }
}
