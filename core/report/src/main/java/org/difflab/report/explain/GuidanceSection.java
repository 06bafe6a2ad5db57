// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.difflab.report.chart.Axis;
import org.difflab.report.chart.Chart;
import org.difflab.report.chart.Chart.Point;
import org.difflab.report.chart.NumberText;
import org.difflab.report.page.EmbeddedPictures;
import org.difflab.report.page.ShownChart;

/**
 * The size of the guidance vector at each step of the sampler.
 *
 * @param charts one, or none if there is no guidance
 * @param notes the trials as text
 */
record GuidanceSection(List<ShownChart> charts, List<String> notes) {

  /** Copies the lists. */
  GuidanceSection {
    charts = List.copyOf(charts);
    notes = List.copyOf(notes);
  }

  /**
   * Creates the section.
   *
   * @param lines the points of each trial; see {@link #points}
   * @param page the page
   */
  static GuidanceSection of(Map<ExplainedTrial, List<Point>> lines, EmbeddedPictures page) {
    Map<String, List<String>> trials = new LinkedHashMap<>();
    lines.forEach(
        (trial, points) ->
            trials
                .computeIfAbsent(words(trial, points), added -> new ArrayList<>())
                .add(trial.name()));
    List<String> notes = new ArrayList<>();
    trials.forEach((words, names) -> notes.add(String.join(", ", names) + ": " + words));
    boolean guided = lines.values().stream().anyMatch(points -> largest(points) > 0);
    return new GuidanceSection(
        guided ? List.of(page.chart(ShownChart.of(chart(lines)))) : List.of(), notes);
  }

  /** Returns the number of each step, from 1 at the noisiest level, and the vector's size there. */
  static List<Point> points(LatentTrajectory trajectory) {
    List<Point> points = new ArrayList<>();
    for (LatentTrajectory.Visit visit : trajectory.visits()) {
      points.add(new Point(points.size() + 1.0, visit.guidance()));
    }
    return points;
  }

  private static double largest(List<Point> points) {
    return points.stream().mapToDouble(Point::y).max().orElse(0);
  }

  private static String words(ExplainedTrial trial, List<Point> points) {
    double largest = largest(points);
    if (largest == 0) {
      return "0 at every step, for guidance '"
          + trial.pipeline().spec().guidance().name()
          + "' does not change the conditional estimate.";
    }
    Point peak = points.stream().filter(point -> point.y() == largest).findFirst().orElseThrow();
    return "largest, "
        + NumberText.of(largest)
        + ", at step "
        + (int) peak.x()
        + " of "
        + points.size()
        + "; "
        + NumberText.of(points.get(points.size() - 1).y())
        + " at the last.";
  }

  private static Chart chart(Map<ExplainedTrial, List<Point>> lines) {
    List<List<Point>> all = List.copyOf(lines.values());
    Chart chart =
        new Chart(
            "Size of the guidance vector per step",
            "‖guided − conditional‖/√width of the estimates of x_0, mean over a few samples.",
            TrialLine.steps("step of the sampler, 1 is the noisiest", all),
            Axis.holding("‖guided − conditional‖/√width", TrialLine.upwards(all)));
    lines.forEach((trial, points) -> TrialLine.draw(chart, trial, points));
    return chart;
  }
}
