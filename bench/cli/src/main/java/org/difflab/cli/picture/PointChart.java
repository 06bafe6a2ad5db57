package org.difflab.cli.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.Histogram;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Charts of samples that are numbers or points. */
final class PointChart {

  private static final int SIZE = 600;
  private static final int BINS = 60;
  private static final int MARKER = 4;

  private PointChart() {}

  /** Draws how often each value of the one column occurs. */
  static BufferedImage histogram(Samples samples) {
    Matrix values = samples.values();
    Histogram histogram = new Histogram(column(values, 0), BINS);
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(SIZE)
            .height(SIZE)
            .xAxisTitle("value")
            .yAxisTitle("samples")
            .build();
    chart
        .getStyler()
        .setAvailableSpaceFill(1)
        .setXAxisMaxLabelCount(8)
        .setXAxisDecimalPattern("0.00");
    chart.getStyler().setLegendVisible(false);
    chart.addSeries("samples", histogram.getxAxisData(), histogram.getyAxisData());
    return BitmapEncoder.getBufferedImage(chart);
  }

  /** Draws the first two columns as points, each prompt in a colour of its own. */
  static BufferedImage scatter(Samples samples) {
    XYChart chart =
        new XYChartBuilder().width(SIZE).height(SIZE).xAxisTitle("x").yAxisTitle("y").build();
    chart
        .getStyler()
        .setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
        .setMarkerSize(MARKER);
    chart
        .getStyler()
        .setLegendPosition(Styler.LegendPosition.InsideNE)
        .setPlotBackgroundColor(Color.WHITE);
    samples
        .rowsByPrompt()
        .forEach(
            (prompt, rows) -> {
              Matrix points = samples.values().select(rows);
              chart
                  .addSeries(prompt, column(points, 0), column(points, 1))
                  .setMarker(SeriesMarkers.CIRCLE);
            });
    return BitmapEncoder.getBufferedImage(chart);
  }

  private static List<Double> column(Matrix values, int column) {
    List<Double> list = new ArrayList<>(values.rows());
    for (int row = 0; row < values.rows(); row++) {
      list.add((double) values.get(row, column));
    }
    return list;
  }
}
