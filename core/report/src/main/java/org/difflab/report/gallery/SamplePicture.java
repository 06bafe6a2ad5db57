// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import java.awt.image.BufferedImage;
import java.util.List;
import org.difflab.files.text.Spelling;
import org.difflab.report.picture.PictureGrid;
import org.difflab.report.plot.Axes;
import org.difflab.report.plot.Colours;
import org.difflab.report.plot.Histogram;
import org.difflab.report.plot.Page;
import org.difflab.report.plot.Panel;
import org.difflab.report.plot.Range;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;

/**
 * Draws samples: images as a grid, numbers as a histogram, points of the plane, and the first two
 * values of longer vectors, as a scatter plot.
 */
public final class SamplePicture {

  private static final int BINS = 60;
  private static final int WIDTH = 640;
  private static final int HEIGHT = 300;
  private static final int SIDE = 520;

  private SamplePicture() {}

  /**
   * Draws samples.
   *
   * @param prompts their distinct prompts, in the order of rows and colours
   * @param all total number of prompts
   */
  public static BufferedImage of(Samples samples, Shape shape, List<String> prompts, int all) {
    if (shape.isImage()) {
      return new PictureGrid(shape, prompts, all).draw(samples);
    }
    return shape.size() == 1 ? numbers(samples) : points(samples, prompts);
  }

  private static BufferedImage numbers(Samples samples) {
    Range range = Range.of(samples.values(), 0);
    Histogram histogram = Histogram.of(samples.values(), 0, range, BINS);
    Page page = new Page("", 1, 1, WIDTH, HEIGHT, Page.Space.TITLES);
    page.panel(0, 0, Axes.under(range, histogram.peak()))
        .area(histogram, Colours.NOISED)
        .title(Spelling.counted(samples.count(), "sample") + ", density")
        .verticalTicks()
        .horizontalTicks();
    return page.image();
  }

  private static BufferedImage points(Samples samples, List<String> prompts) {
    Page page = new Page("", 1, 1, SIDE, SIDE, Page.Space.TITLES);
    Panel panel = page.panel(0, 0, Axes.of(samples.values()));
    Scatter scatter = new Scatter(prompts);
    scatter.draw(panel, samples.values(), samples.prompts());
    scatter.legend(panel);
    int values = samples.values().columns();
    panel
        .title(values == 2 ? "samples" : "samples, the first two of " + values + " values")
        .verticalTicks()
        .horizontalTicks();
    return page.image();
  }
}
