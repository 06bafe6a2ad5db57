package org.difflab.report.gallery;

import java.awt.image.BufferedImage;
import java.util.List;
import org.difflab.report.plot.Axes;
import org.difflab.report.plot.Colours;
import org.difflab.report.plot.DensityMap;
import org.difflab.report.plot.Histogram;
import org.difflab.report.plot.Page;
import org.difflab.report.plot.Range;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;

/**
 * Generated samples held against the data: numbers as two histograms over each other, points as two
 * densities side by side with the same axes and colours.
 *
 * @param data the data
 * @param generated the samples
 * @param prompts all prompts; a few get a row each
 */
record HistogramPicture(TrueSamples data, Samples generated, List<String> prompts) {

  private static final int BINS = 90;
  private static final int MAP_BINS = 96;
  private static final int WIDTH = 720;
  private static final int HEIGHT = 300;
  private static final int SIDE = 360;

  BufferedImage draw() {
    return generated.values().columns() == 1 ? ofNumbers() : ofPoints();
  }

  private BufferedImage ofNumbers() {
    List<String> rows = ByPrompt.rows(prompts);
    Page page = new Page("", 1, rows.size(), WIDTH, HEIGHT, Page.Space.TITLES);
    Range range = Range.of(data.samples().values(), 0).reachingFor(Range.of(generated.values(), 0));
    for (int row = 0; row < rows.size(); row++) {
      Histogram truth = Histogram.of(ByPrompt.of(data.samples(), rows.get(row)), 0, range, BINS);
      Histogram drawn = Histogram.of(ByPrompt.of(generated, rows.get(row)), 0, range, BINS);
      page.panel(0, row, Axes.under(range, Math.max(truth.peak(), drawn.peak())))
          .area(truth, Colours.TRUE)
          .outline(drawn, Colours.GENERATED)
          .title(ByPrompt.title(rows.get(row), "density"))
          .legend(List.of(data.name(), "generated"), List.of(Colours.TRUE, Colours.GENERATED))
          .verticalTicks()
          .horizontalTicks();
    }
    return page.image();
  }

  private BufferedImage ofPoints() {
    List<String> rows = ByPrompt.rows(prompts);
    Page page = new Page("", 2, rows.size(), SIDE, SIDE, Page.Space.TITLES);
    Axes axes = Axes.of(data.samples().values()).reachingFor(Axes.of(generated.values()));
    for (int row = 0; row < rows.size(); row++) {
      Matrix truth = ByPrompt.of(data.samples(), rows.get(row));
      DensityMap wanted = DensityMap.of(truth, axes, MAP_BINS);
      DensityMap found = DensityMap.of(ByPrompt.of(generated, rows.get(row)), axes, MAP_BINS);
      page.panel(0, row, axes)
          .heat(wanted, wanted.top())
          .title(ByPrompt.title(rows.get(row), data.name()))
          .verticalTicks();
      page.panel(1, row, axes)
          .heat(found, wanted.top())
          .title(ByPrompt.title(rows.get(row), "generated"))
          .framed();
    }
    page.panel(0, rows.size() - 1, axes).horizontalTicks();
    page.panel(1, rows.size() - 1, axes).horizontalTicks();
    return page.image();
  }
}
