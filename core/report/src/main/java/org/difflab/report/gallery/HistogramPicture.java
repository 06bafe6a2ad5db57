// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.difflab.report.plot.Axes;
import org.difflab.report.plot.Colours;
import org.difflab.report.plot.DensityMap;
import org.difflab.report.plot.Histogram;
import org.difflab.report.plot.Page;
import org.difflab.report.plot.Panel;
import org.difflab.report.plot.Range;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;

/**
 * The distribution of generated samples: numbers as histograms, points as maps of their density.
 * Data to compare them with are drawn behind the histograms, and next to the maps with the same
 * axes and colours.
 *
 * @param data the data; empty to draw only the samples
 * @param generated the samples
 * @param prompts all prompts; a few get a row each
 */
public record HistogramPicture(
    Optional<TrueSamples> data, Samples generated, List<String> prompts) {

  private static final int BINS = 90;
  private static final int MAP_BINS = 96;
  private static final int WIDTH = 720;
  private static final int HEIGHT = 300;
  private static final int SIDE = 360;

  /** Draws the picture. */
  public BufferedImage draw() {
    return generated.values().columns() == 1 ? ofNumbers() : ofPoints();
  }

  private BufferedImage ofNumbers() {
    List<String> rows = ByPrompt.rows(prompts);
    Page page = new Page("", 1, rows.size(), WIDTH, HEIGHT, Page.Space.TITLES);
    Range found = Range.of(generated.values(), 0);
    Range range =
        data.map(truth -> Range.of(truth.samples().values(), 0).reachingFor(found)).orElse(found);
    for (int row = 0; row < rows.size(); row++) {
      String prompt = rows.get(row);
      Histogram drawn = Histogram.of(ByPrompt.of(generated, prompt), 0, range, BINS);
      Optional<Histogram> truth =
          data.map(known -> Histogram.of(ByPrompt.of(known.samples(), prompt), 0, range, BINS));
      double peak = Math.max(truth.map(Histogram::peak).orElse(0.0), drawn.peak());
      Panel panel =
          page.panel(0, row, Axes.under(range, peak)).title(ByPrompt.title(prompt, "density"));
      if (truth.isPresent()) {
        panel
            .area(truth.get(), Colours.TRUE)
            .outline(drawn, Colours.GENERATED)
            .legend(
                List.of(data.get().name(), "generated"), List.of(Colours.TRUE, Colours.GENERATED));
      } else {
        panel.area(drawn, Colours.NOISED);
      }
      panel.verticalTicks().horizontalTicks();
    }
    return page.image();
  }

  private BufferedImage ofPoints() {
    List<String> rows = ByPrompt.rows(prompts);
    int columns = data.isPresent() ? 2 : 1;
    Page page = new Page("", columns, rows.size(), SIDE, SIDE, Page.Space.TITLES);
    Axes found = Axes.of(generated.values());
    Axes axes =
        data.map(truth -> Axes.of(truth.samples().values()).reachingFor(found)).orElse(found);
    for (int row = 0; row < rows.size(); row++) {
      String prompt = rows.get(row);
      DensityMap drawn = DensityMap.of(ByPrompt.of(generated, prompt), axes, MAP_BINS);
      double top = drawn.top();
      if (data.isPresent()) {
        Matrix truth = ByPrompt.of(data.get().samples(), prompt);
        DensityMap wanted = DensityMap.of(truth, axes, MAP_BINS);
        top = wanted.top();
        page.panel(0, row, axes)
            .heat(wanted, top)
            .title(ByPrompt.title(prompt, data.get().name()))
            .verticalTicks();
      }
      Panel panel =
          page.panel(columns - 1, row, axes)
              .heat(drawn, top)
              .title(ByPrompt.title(prompt, data.isPresent() ? "generated" : "density"));
      if (data.isPresent()) {
        panel.framed();
      } else {
        panel.verticalTicks();
      }
    }
    for (int column = 0; column < columns; column++) {
      page.panel(column, rows.size() - 1, axes).horizontalTicks();
    }
    return page.image();
  }
}
