// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.DoubleSummaryStatistics;
import java.util.stream.Collectors;
import org.difflab.engine.comparison.ContestantResult;
import org.difflab.engine.comparison.MeasurementComparison;

/** Determines the best mean of a measurement. */
final class BestValue {

  private BestValue() {}

  /** Returns whether no other contestant has a better mean, and some have a worse one. */
  static boolean of(MeasurementComparison measurement, ContestantResult result) {
    if (result.spread().isEmpty()) {
      return false;
    }
    DoubleSummaryStatistics means =
        measurement.results().stream()
            .flatMap(each -> each.spread().stream())
            .collect(Collectors.summarizingDouble(spread -> spread.mean()));
    double mean = result.spread().get().mean();
    return means.getMin() < means.getMax()
        && switch (measurement.better()) {
          case LOWER -> mean <= means.getMin();
          case HIGHER -> mean >= means.getMax();
          case NEITHER -> false;
        };
  }
}
