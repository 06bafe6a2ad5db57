// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import java.util.List;
import java.util.stream.Stream;
import org.difflab.report.chart.Axis;
import org.difflab.report.chart.Chart;
import org.difflab.report.chart.Chart.Point;
import org.difflab.report.chart.NumberText;

/** A trial's line in a chart: its colour and number are the same in all charts of the page. */
final class TrialLine {

  private TrialLine() {}

  /** Draws the line with tooltips for its values, and adds it to the key of the chart. */
  static void draw(Chart chart, ExplainedTrial trial, List<Point> points) {
    String number = String.valueOf(trial.number() + 1);
    chart.line(points, trial.number());
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      chart.mark(
          point,
          i == points.size() - 1 ? number : "",
          trial.number(),
          trial.name() + ": " + NumberText.of(point.y()) + " at " + NumberText.of(point.x()));
    }
    chart.key(number, trial.name(), trial.number());
  }

  /** Returns the first values of all points, for an axis. */
  static List<Double> across(List<List<Point>> lines) {
    return lines.stream().flatMap(List::stream).map(Point::x).toList();
  }

  /** Returns an evenly spaced axis for counted steps, from 0. */
  static Axis steps(String label, List<List<Point>> lines) {
    return Axis.holding(label, Stream.concat(Stream.of(0.0), across(lines).stream()).toList());
  }

  /** Returns the second values of all points, for an axis. */
  static List<Double> upwards(List<List<Point>> lines) {
    return lines.stream().flatMap(List::stream).map(Point::y).toList();
  }
}
