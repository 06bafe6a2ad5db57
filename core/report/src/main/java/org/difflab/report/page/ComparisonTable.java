// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.difflab.engine.comparison.ContestantCost;
import org.difflab.engine.comparison.ContestantResult;
import org.difflab.engine.comparison.Cost;
import org.difflab.engine.comparison.MeasurementComparison;
import org.difflab.engine.comparison.MissingValue;
import org.difflab.engine.comparison.PairedDifference;
import org.difflab.engine.comparison.Spread;
import org.difflab.engine.comparison.Uncertainty;

/**
 * A comparison as a table: a line for each measurement and each cost of each contestant.
 *
 * @param rows one text for each column; empty if unknown
 */
record ComparisonTable(List<List<String>> rows) {

  private static final List<String> HEADER =
      List.of(
          "pipeline",
          "baseline",
          "measurement",
          "better",
          "seeds",
          "mean",
          "standard deviation",
          "real data",
          "random baseline",
          "difference to baseline",
          "lower 95 %",
          "upper 95 %",
          "p",
          "p by Holm",
          "verdict",
          "missing");

  static ComparisonTable of(ReportSource source) {
    List<List<String>> rows = new ArrayList<>();
    for (MeasurementComparison measurement : source.comparison().measurements()) {
      measurement.results().forEach(result -> rows.add(row(source, measurement, result)));
    }
    for (ContestantCost cost : source.comparison().costs()) {
      for (Cost each : Cost.values()) {
        cost.of(each).ifPresent(spread -> rows.add(row(source, cost, each, spread)));
      }
    }
    return new ComparisonTable(rows);
  }

  private static List<String> row(
      ReportSource source, MeasurementComparison measurement, ContestantResult result) {
    Optional<PairedDifference> difference = result.difference();
    Optional<Uncertainty> uncertainty = difference.flatMap(PairedDifference::uncertainty);
    List<String> row = new ArrayList<>();
    row.add(result.contestant().name());
    row.add(source.comparison().baseline().name());
    row.add(measurement.name());
    row.add(measurement.better().name().toLowerCase(Locale.ROOT));
    row.addAll(spread(result.spread()));
    row.add(text(source.references().realData(measurement.name())));
    row.add(text(source.references().randomBaseline(measurement.name())));
    row.add(difference.map(found -> Double.toString(found.mean())).orElse(""));
    row.add(uncertainty.map(found -> Double.toString(found.lower())).orElse(""));
    row.add(uncertainty.map(found -> Double.toString(found.upper())).orElse(""));
    row.add(uncertainty.map(found -> Double.toString(found.probability())).orElse(""));
    row.add(uncertainty.map(found -> Double.toString(found.adjusted())).orElse(""));
    row.add(
        difference
            .map(found -> found.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .orElse(""));
    row.add(
        result.missing().stream()
            .map(MissingValue::toString)
            .distinct()
            .collect(Collectors.joining("; ")));
    return row;
  }

  private static List<String> row(
      ReportSource source, ContestantCost contestant, Cost cost, Spread spread) {
    List<String> row = new ArrayList<>();
    row.add(contestant.contestant().name());
    row.add(source.comparison().baseline().name());
    row.add(cost.unit().isEmpty() ? cost.words() : cost.words() + ", " + cost.unit());
    row.add("lower");
    row.addAll(spread(Optional.of(spread)));
    while (row.size() < HEADER.size()) {
      row.add("");
    }
    return row;
  }

  private static List<String> spread(Optional<Spread> spread) {
    return List.of(
        spread.map(found -> Integer.toString(found.count())).orElse("0"),
        spread.map(found -> Double.toString(found.mean())).orElse(""),
        spread.map(Spread::deviation).map(ComparisonTable::text).orElse(""));
  }

  private static String text(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }

  String csv() {
    return CsvText.of(HEADER, rows);
  }
}
