// SPDX-License-Identifier: Apache-2.0
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

/**
 * The densities of the data and of the samples of several trials, side by side, with the same axes
 * and, for points, the same colours.
 *
 * @param data the data
 * @param trials the samples
 */
record ComparisonPicture(TrueSamples data, List<Drawn> trials) {

  private static final int BINS = 80;
  private static final int MAP_BINS = 72;
  private static final int COLUMNS = 4;
  private static final int SIDE = 230;
  private static final int WIDTH = 300;
  private static final int HEIGHT = 190;

  /**
   * The samples of one trial.
   *
   * @param name the trial
   * @param samples its samples
   */
  record Drawn(String name, Matrix samples) {}

  BufferedImage draw() {
    return data.samples().values().columns() == 1 ? ofNumbers() : ofPoints();
  }

  private static Page page(int panels, int width, int height) {
    int columns = Math.min(COLUMNS, panels);
    int rows = (panels + columns - 1) / columns;
    return new Page("", columns, rows, width, height, Page.Space.TICKS_AND_TITLES);
  }

  private BufferedImage ofNumbers() {
    Range range = Range.of(data.samples().values(), 0);
    for (Drawn trial : trials) {
      range =
          range.and(Range.of(data.samples().values(), 0).reachingFor(Range.of(trial.samples(), 0)));
    }
    Histogram truth = Histogram.of(data.samples().values(), 0, range, BINS);
    Page page = page(trials.size(), WIDTH, HEIGHT);
    for (int number = 0; number < trials.size(); number++) {
      Drawn trial = trials.get(number);
      Histogram found = Histogram.of(trial.samples(), 0, range, BINS);
      page.panel(
              number % COLUMNS,
              number / COLUMNS,
              Axes.under(range, Math.max(truth.peak(), found.peak())))
          .area(truth, Colours.TRUE)
          .outline(found, Colours.GENERATED)
          .title(trial.name())
          .legend(List.of(data.name(), "generated"), List.of(Colours.TRUE, Colours.GENERATED))
          .horizontalTicks();
    }
    return page.image();
  }

  private BufferedImage ofPoints() {
    Matrix truth = data.samples().values();
    Axes axes = Axes.of(truth);
    for (Drawn trial : trials) {
      axes = axes.and(Axes.of(truth).reachingFor(Axes.of(trial.samples())));
    }
    Page page = page(trials.size() + 1, SIDE, SIDE);
    DensityMap wanted = DensityMap.of(truth, axes, MAP_BINS);
    page.panel(0, 0, axes)
        .heat(wanted, wanted.top())
        .title(data.name())
        .verticalTicks()
        .horizontalTicks();
    for (int number = 1; number <= trials.size(); number++) {
      Drawn trial = trials.get(number - 1);
      page.panel(number % COLUMNS, number / COLUMNS, axes)
          .heat(DensityMap.of(trial.samples(), axes, MAP_BINS), wanted.top())
          .title(trial.name())
          .horizontalTicks();
    }
    return page.image();
  }
}
