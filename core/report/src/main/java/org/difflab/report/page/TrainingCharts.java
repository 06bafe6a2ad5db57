// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.difflab.engine.run.TrialResult;
import org.difflab.report.chart.Axis;
import org.difflab.report.chart.Chart;
import org.difflab.report.gallery.PictureFiles;
import org.difflab.report.gallery.TrainingTable;
import org.difflab.spi.Curve;

/**
 * The training curves of a trial: a chart for each trained part, with its own axes. A thin line
 * shows the measured values, a thick one their moving average; curves of validation data are
 * dashed.
 */
final class TrainingCharts {

  private static final int MOST_CURVES = 9;
  private static final int MOST_NAMES = 3;
  private static final int LEAST_TO_AVERAGE = 10;
  private static final int WINDOWS = 20;
  private static final String VALIDATION = "validation";

  private TrainingCharts() {}

  /** Returns the charts of a trial; empty if no part was trained in steps. */
  static List<ShownChart> of(EmbeddedPictures page, TrialResult result) {
    Path file = page.folder().trial(result.folder()).resolve(PictureFiles.TRAINING);
    List<ShownChart> charts = new ArrayList<>();
    TrainingTable.read(file)
        .curves()
        .forEach(
            (part, curves) ->
                charts.add(page.chart(ShownChart.of(chart(part, curves, result.trial())))));
    return charts;
  }

  static Chart chart(String part, List<Curve> all, String trial) {
    List<Curve> curves = new ArrayList<>();
    int shown = Math.min(MOST_CURVES, all.size());
    for (int number = 0; number < shown; number++) {
      curves.add(all.get((int) ((long) number * all.size() / shown)));
    }
    String some = shown < all.size() ? ", " + shown + " of " + all.size() + " curves" : "";
    int window = curves.stream().mapToInt(TrainingCharts::window).max().orElse(1);
    Chart chart =
        new Chart(
            "Training of the " + part + some + ": " + trial,
            String.format(
                Locale.ROOT,
                "Lines of %s over the steps of training: thin as measured, thick averaged over up"
                    + " to %d neighbouring values, dashed for validation data.",
                names(curves),
                window),
            Axis.holding(
                "training step (one batch each)",
                // Starts at 0, so that equal numbers of steps have equal lengths.
                Stream.concat(
                        Stream.of(0.0),
                        curves.stream()
                            .flatMap(curve -> curve.points().stream())
                            .map(point -> (double) point.step()))
                    .toList()),
            Axis.holding(
                axis(curves),
                curves.stream()
                    .flatMap(curve -> curve.points().stream())
                    .map(Curve.Point::value)
                    .toList()));
    Map<String, Integer> colours = new LinkedHashMap<>();
    for (Curve curve : curves) {
      draw(chart, curve, colours);
    }
    return chart;
  }

  /** A curve of validation data has the colour of its counterpart of training data. */
  private static void draw(Chart chart, Curve curve, Map<String, Integer> colours) {
    boolean validation = isValidation(curve);
    String measured =
        validation ? curve.name().substring(VALIDATION.length()).strip() : curve.name();
    colours.putIfAbsent(measured, colours.size());
    int colour = colours.get(measured);
    int window = window(curve);
    List<Chart.Point> points =
        curve.points().stream()
            .map(point -> new Chart.Point((double) point.step(), point.value()))
            .toList();
    if (validation) {
      chart.dashedLine(points, colour);
      chart.key("", curve.name() + ", dashed", colour);
    } else if (window == 1) {
      chart.line(points, colour);
      chart.key("", curve.name(), colour);
    } else {
      chart.thinLine(points, colour);
      chart.line(averaged(points, window), colour);
      chart.key("", curve.name() + " (thick: mean of " + window + ")", colour);
    }
  }

  private static boolean isValidation(Curve curve) {
    return curve.name().toLowerCase(Locale.ROOT).startsWith(VALIDATION);
  }

  private static int window(Curve curve) {
    int count = curve.points().size();
    return isValidation(curve) || count < LEAST_TO_AVERAGE
        ? 1
        : Math.max(3, count / WINDOWS / 2 * 2 + 1);
  }

  /** Returns the centred moving average; at the ends, over the available values. */
  static List<Chart.Point> averaged(List<Chart.Point> points, int window) {
    List<Chart.Point> averaged = new ArrayList<>();
    for (int place = 0; place < points.size(); place++) {
      int from = Math.max(0, place - window / 2);
      int to = Math.min(points.size(), place + window / 2 + 1);
      double mean =
          points.subList(from, to).stream().mapToDouble(Chart.Point::y).average().orElseThrow();
      averaged.add(new Chart.Point(points.get(place).x(), mean));
    }
    return averaged;
  }

  private static String names(List<Curve> curves) {
    return bases(curves).collect(Collectors.joining(", "));
  }

  private static String axis(List<Curve> curves) {
    return bases(curves).count() <= MOST_NAMES ? names(curves) : "value of each curve";
  }

  /** The names of the curves without their variants: "loss" of "loss, step 5". */
  private static Stream<String> bases(List<Curve> curves) {
    return curves.stream().map(curve -> curve.name().replaceFirst(",.*", "")).distinct();
  }
}
