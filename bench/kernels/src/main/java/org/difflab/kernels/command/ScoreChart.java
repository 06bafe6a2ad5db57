package org.difflab.kernels.command;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/**
 * Scores as bars with their errors, a chart for each bench: how fast it worked where that is known,
 * as sizes can then be compared, and how long it took where it is not.
 */
final class ScoreChart {

  private static final int LEAST_WIDTH = 900;
  private static final int MOST_WIDTH = 6000;
  private static final int MARGIN = 140;
  private static final int BAR_WIDTH = 24;
  private static final int LEAST_HEIGHT = 560;
  private static final int MOST_LETTERS = 60;
  private static final int LETTERS_THAT_FIT = 24;
  private static final int LETTER_WIDTH = 7;

  /** Upright, so that each label stands below its bar. */
  private static final int LABEL_ANGLE = 90;

  private static final String NUMBERS = "#,##0.###";
  private static final String SMALL_NUMBERS = "0.##E0";
  private static final double SMALL = 0.01;

  private final Scores scores;

  ScoreChart(Scores scores) {
    this.scores = scores;
  }

  /**
   * A bar.
   *
   * @param label what it is of
   * @param height how high it is
   * @param error how much of that is uncertain
   */
  record Bar(String label, double height, double error) {}

  /**
   * The bars of one bench.
   *
   * @param meaning what their height is
   */
  record Bars(String meaning, List<Bar> bars) {

    static Bars of(Scores.Group group) {
      List<Score> scores = group.scores();
      Optional<String> unit =
          scores.stream().allMatch(score -> score.rate().isPresent())
              ? scores.get(0).rate().map(Rate::unit)
              : Optional.empty();
      return new Bars(
          unit.map(rate -> rate + ", higher is better")
              .orElse(scores.get(0).unit() + ", lower is better"),
          scores.stream().map(score -> bar(group, score, unit.isPresent())).toList());
    }

    private static Bar bar(Scores.Group group, Score score, boolean asRate) {
      String own = group.own(score, " ");
      double height = asRate ? score.rate().orElseThrow().perSecond() : score.time();
      double error = Double.isNaN(score.error()) ? 0 : height * score.error() / score.time();
      return new Bar(shortened(own.isEmpty() ? group.bench() : own), height, error);
    }

    /** The middle of a long label is left out: its ends tell it from its neighbours. */
    private static String shortened(String label) {
      int half = MOST_LETTERS / 2;
      return label.length() <= MOST_LETTERS
          ? label
          : label.substring(0, half - 1) + "…" + label.substring(label.length() - half);
    }
  }

  /** Writes the charts under each other, as one PNG; no temporary file is needed for it. */
  void write(OutputStream out) throws IOException {
    // One size for all, as they stand under each other: room for every label beside its neighbour.
    List<Bars> bars = scores.groups().stream().map(Bars::of).toList();
    int most = bars.stream().mapToInt(each -> each.bars().size()).max().orElse(1);
    int longest =
        bars.stream()
            .flatMap(each -> each.bars().stream())
            .mapToInt(bar -> bar.label().length())
            .max()
            .orElse(0);
    int width = Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, MARGIN + most * BAR_WIDTH));
    int height = LEAST_HEIGHT + LETTER_WIDTH * Math.max(0, longest - LETTERS_THAT_FIT);
    List<Scores.Group> groups = scores.groups();
    BufferedImage page =
        new BufferedImage(width, height * groups.size(), BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = page.createGraphics();
    for (int index = 0; index < groups.size(); index++) {
      BufferedImage chart = BitmapEncoder.getBufferedImage(chart(groups.get(index), width, height));
      pen.drawImage(chart, 0, height * index, null);
    }
    pen.dispose();
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageIO.write(page, "png", stream);
    }
  }

  private static CategoryChart chart(Scores.Group group, int width, int height) {
    Bars bars = Bars.of(group);
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(width)
            .height(height)
            .title(group.bench() + "  " + group.shared())
            .yAxisTitle(bars.meaning())
            .build();
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setXAxisLabelRotation(LABEL_ANGLE);
    chart.getStyler().setYAxisMin(0.0);
    double highest = bars.bars().stream().mapToDouble(Bar::height).max().orElse(0);
    chart.getStyler().setYAxisDecimalPattern(highest < SMALL ? SMALL_NUMBERS : NUMBERS);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.addSeries(
        group.bench(),
        bars.bars().stream().map(Bar::label).toList(),
        bars.bars().stream().map(Bar::height).toList(),
        bars.bars().stream().map(Bar::error).toList());
    return chart;
  }
}
