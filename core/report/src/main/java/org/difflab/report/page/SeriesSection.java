// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.difflab.engine.comparison.MeasurementComparison;
import org.difflab.engine.comparison.Series;
import org.difflab.report.chart.Axis;
import org.difflab.report.chart.Chart;
import org.difflab.report.chart.NumberText;

/**
 * Measurements as functions of one option.
 *
 * @param option the option
 * @param guidance whether it is the scale of guidance, whose convention is then stated
 * @param shown the charts of the representative measurements
 * @param more the other charts
 */
record SeriesSection(
    String option, boolean guidance, List<ShownChart> shown, List<ShownChart> more) {

  private static final String GUIDANCE_SCALE = "guidance.scale";
  private static final int SHOWN = 6;

  static List<SeriesSection> of(ReportSource source) {
    List<String> headlines =
        Headlines.of(source.comparison()).stream().map(MeasurementComparison::name).toList();
    List<SeriesSection> sections = new ArrayList<>();
    for (String option : source.comparison().variedOptions()) {
      Map<String, List<Series>> byMeasurement = new LinkedHashMap<>();
      source.comparison().series().stream()
          .filter(series -> series.option().equals(option))
          .filter(SeriesSection::changes)
          .forEach(
              series ->
                  byMeasurement
                      .computeIfAbsent(series.measurement(), added -> new ArrayList<>())
                      .add(series));
      List<ShownChart> shown = new ArrayList<>();
      List<ShownChart> more = new ArrayList<>();
      byMeasurement.forEach(
          (measurement, series) ->
              (headlines.contains(measurement) && shown.size() < SHOWN ? shown : more)
                  .add(ShownChart.of(chart(source.labels(), option, measurement, series))));
      if (!shown.isEmpty() || !more.isEmpty()) {
        sections.add(new SeriesSection(option, option.equals(GUIDANCE_SCALE), shown, more));
      }
    }
    return sections;
  }

  /** The line of a measurement that does not depend on the option is uninformative. */
  private static boolean changes(Series series) {
    return series.points().stream().mapToDouble(point -> point.spread().mean()).distinct().count()
        > 1;
  }

  private static Chart chart(
      ContestantLabels labels, String option, String measurement, List<Series> lines) {
    Chart chart =
        new Chart(
            measurement + " against " + option,
            "Lines of the mean over seeds, "
                + BetterText.words(lines.get(0).better())
                + "; vertical strokes are ± one standard deviation.",
            Axis.holding(
                option,
                lines.stream()
                    .flatMap(line -> line.points().stream())
                    .map(Series.Point::value)
                    .toList()),
            Axis.holding(
                measurement + " " + BetterText.arrow(lines.get(0).better()),
                lines.stream()
                    .flatMap(line -> line.points().stream())
                    .flatMap(point -> SpreadText.ends(point.spread()).stream())
                    .toList()));
    for (int number = 0; number < lines.size(); number++) {
      draw(chart, labels, lines.get(number), number);
    }
    return chart;
  }

  private static void draw(Chart chart, ContestantLabels labels, Series line, int colour) {
    chart.line(
        line.points().stream()
            .map(point -> new Chart.Point(point.value(), point.spread().mean()))
            .toList(),
        colour);
    for (Series.Point point : line.points()) {
      OptionalDouble deviation = point.spread().deviation();
      double mean = point.spread().mean();
      if (deviation.isPresent()) {
        chart.interval(
            point.value(), mean - deviation.getAsDouble(), mean + deviation.getAsDouble(), colour);
      }
      chart.mark(
          new Chart.Point(point.value(), mean),
          "",
          colour,
          labels.of(point.contestant())
              + ": "
              + SpreadText.of(point.spread())
              + " at "
              + NumberText.of(point.value()));
    }
    chart.key("", labels.of(line), colour);
  }
}
