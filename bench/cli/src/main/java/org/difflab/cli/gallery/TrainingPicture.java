package org.difflab.cli.gallery;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.difflab.cli.plot.Colours;
import org.difflab.spi.Curve;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How training went: every curve of every part over its steps, on a logarithmic scale where all
 * values are positive.
 *
 * @param curves the curves, each name different from the others
 */
record TrainingPicture(List<Curve> curves) {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 360;
  private static final int MOST_NAMED = 8;
  private static final float LINE_WIDTH = 1.8f;

  /** Copies the curves, leaving out those without a value that can be drawn. */
  TrainingPicture {
    curves = curves.stream().filter(curve -> !finite(curve).isEmpty()).toList();
  }

  private static List<Curve.Point> finite(Curve curve) {
    return curve.points().stream().filter(point -> Double.isFinite(point.value())).toList();
  }

  BufferedImage draw() {
    XYChart chart =
        new XYChartBuilder().width(WIDTH).height(HEIGHT).xAxisTitle("step").yAxisTitle("").build();
    boolean positive =
        curves.stream().flatMap(curve -> finite(curve).stream()).allMatch(p -> p.value() > 0);
    chart
        .getStyler()
        .setYAxisLogarithmic(positive)
        .setXAxisMaxLabelCount(8)
        .setPlotGridLinesColor(Colours.FAINT)
        .setPlotContentSize(1);
    chart
        .getStyler()
        .setLegendPosition(LegendPosition.InsideNE)
        .setLegendBorderColor(Color.WHITE)
        .setChartBackgroundColor(Color.WHITE)
        .setPlotBorderColor(Colours.FAINT);
    chart.getStyler().setLegendVisible(curves.size() <= MOST_NAMED);
    for (int number = 0; number < curves.size(); number++) {
      List<Double> steps = new ArrayList<>();
      List<Double> values = new ArrayList<>();
      for (Curve.Point point : finite(curves.get(number))) {
        steps.add((double) point.step());
        values.add(point.value());
      }
      chart
          .addSeries(curves.get(number).name(), steps, values)
          .setMarker(SeriesMarkers.NONE)
          .setLineColor(Colours.prompt(number))
          .setLineWidth(LINE_WIDTH);
    }
    return BitmapEncoder.getBufferedImage(chart);
  }
}
