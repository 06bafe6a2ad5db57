// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.difflab.engine.comparison.Comparison;
import org.difflab.engine.comparison.Contestant;
import org.difflab.engine.comparison.MeasurementComparison;
import org.difflab.spi.Measurement.Better;

/**
 * The order of contestants by one measurement: the best mean first, equal ones in the order of the
 * file, those without a value last. If neither direction is better, the order of the file is kept.
 */
final class BestFirst {

  private BestFirst() {}

  /** Returns the first measurement of a comparison that has a best contestant. */
  static Optional<MeasurementComparison> leading(Comparison comparison) {
    return comparison.measurements().stream()
        .filter(measurement -> measurement.better() != Better.NEITHER)
        .filter(
            measurement ->
                measurement.results().stream().anyMatch(result -> result.spread().isPresent()))
        .findFirst();
  }

  /** Returns contestants in the order of a measurement. */
  static List<Contestant> order(List<Contestant> contestants, MeasurementComparison measurement) {
    if (measurement.better() == Better.NEITHER) {
      return contestants;
    }
    Comparator<Double> way =
        measurement.better() == Better.HIGHER
            ? Comparator.reverseOrder()
            : Comparator.naturalOrder();
    return contestants.stream()
        .sorted(
            Comparator.comparing(
                contestant ->
                    measurement.of(contestant).spread().map(spread -> spread.mean()).orElse(null),
                Comparator.nullsLast(way)))
        .toList();
  }

  /** Returns the value of {@code aria-sort} of a column in this order; empty for no order. */
  static String sorted(Better better) {
    return switch (better) {
      case LOWER -> "ascending";
      case HIGHER -> "descending";
      case NEITHER -> "";
    };
  }
}
