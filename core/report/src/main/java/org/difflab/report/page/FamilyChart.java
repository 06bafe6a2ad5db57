// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.difflab.engine.comparison.Contestant;
import org.difflab.engine.comparison.MeasurementComparison;
import org.difflab.engine.comparison.Spread;
import org.difflab.report.chart.Axis;
import org.difflab.report.chart.Chart;
import org.difflab.report.chart.NumberText;

/** Measurements of one metric that differ by a number, such as the noise level, drawn over it. */
final class FamilyChart {

  private static final int LEAST = 3;

  private FamilyChart() {}

  /** Returns the chart; empty for measurements that do not form a curve. */
  static Optional<ShownChart> of(
      ReportSource source, String family, List<MeasurementComparison> measurements) {
    Map<Double, MeasurementComparison> numbered = new LinkedHashMap<>();
    for (MeasurementComparison measurement : measurements) {
      OptionalDouble number = MeasurementName.of(measurement.name()).number();
      if (number.isPresent()) {
        numbered.put(number.getAsDouble(), measurement);
      }
    }
    List<Double> means =
        numbered.values().stream()
            .flatMap(measurement -> measurement.results().stream())
            .flatMap(result -> result.spread().stream())
            .map(Spread::mean)
            .toList();
    if (numbered.size() < LEAST || means.isEmpty()) {
      return Optional.empty();
    }
    String along = MeasurementName.of(measurements.get(0).name()).numberWords();
    Chart chart =
        new Chart(
            family + " by " + along,
            "Lines, one for each pipeline: "
                + family
                + " over "
                + along
                + ", the mean over seeds, "
                + BetterText.words(measurements.get(0).better())
                + ".",
            Axis.holding(along, List.copyOf(numbered.keySet())),
            Axis.holding(family, means));
    source.comparison().contestants().forEach(one -> draw(chart, source, numbered, one));
    return Optional.of(ShownChart.of(chart));
  }

  private static void draw(
      Chart chart,
      ReportSource source,
      Map<Double, MeasurementComparison> numbered,
      Contestant contestant) {
    int number = source.number(contestant);
    List<Chart.Point> points = new ArrayList<>();
    numbered.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                entry
                    .getValue()
                    .of(contestant)
                    .spread()
                    .ifPresent(
                        spread -> points.add(new Chart.Point(entry.getKey(), spread.mean()))));
    if (points.isEmpty()) {
      return;
    }
    chart.line(points, number - 1);
    for (Chart.Point point : points) {
      chart.mark(
          point,
          "",
          number - 1,
          source.label(contestant)
              + ": "
              + NumberText.of(point.y())
              + " at "
              + NumberText.of(point.x()));
    }
    chart.key(Integer.toString(number), source.label(contestant), number - 1);
  }
}
