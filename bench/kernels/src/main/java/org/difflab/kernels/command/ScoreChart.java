package org.difflab.kernels.command;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** Scores as bars with their errors, a chart for each bench. */
final class ScoreChart {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 420;
  private static final int LABEL_ANGLE = 20;
  private static final String NUMBERS = "#,##0.###";

  private final Scores scores;

  ScoreChart(Scores scores) {
    this.scores = scores;
  }

  /** Writes the charts under each other, as one PNG. */
  void write(OutputStream out) throws IOException {
    List<CategoryChart> charts = scores.groups().stream().map(ScoreChart::chart).toList();
    BitmapEncoder.saveBitmap(charts, charts.size(), 1, out, BitmapFormat.PNG);
  }

  private static CategoryChart chart(Scores.Group group) {
    List<Score> bars = group.scores();
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(group.bench() + "  " + group.shared())
            .yAxisTitle(bars.get(0).unit())
            .build();
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setXAxisLabelRotation(LABEL_ANGLE);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setYAxisDecimalPattern(NUMBERS);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.addSeries(
        group.bench(),
        IntStream.range(0, bars.size()).mapToObj(number -> label(group, bars.get(number))).toList(),
        bars.stream().map(Score::time).toList(),
        bars.stream().map(bar -> Double.isNaN(bar.error()) ? 0.0 : bar.error()).toList());
    return chart;
  }

  private static String label(Scores.Group group, Score score) {
    String own = group.own(score, " ");
    return own.isEmpty() ? group.bench() : own;
  }
}
