package org.difflab.report.gallery;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.difflab.files.text.Spelling;
import org.difflab.report.picture.PictureFile;
import org.difflab.report.picture.PictureGrid;
import org.difflab.report.plot.Axes;
import org.difflab.report.plot.Colours;
import org.difflab.report.plot.Histogram;
import org.difflab.report.plot.Page;
import org.difflab.report.plot.Panel;
import org.difflab.report.plot.Range;
import org.difflab.spi.InputException;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;

/**
 * A picture of samples: images as a grid, numbers as a histogram, points of the plane, and the
 * first two values of longer vectors, as a scatter plot.
 *
 * @param image the picture
 */
public record SamplePicture(BufferedImage image) {

  private static final int BINS = 60;
  private static final int WIDTH = 640;
  private static final int HEIGHT = 300;
  private static final int SIDE = 520;

  /**
   * Draws samples.
   *
   * @param samples {@code count} of each prompt, prompt after prompt
   * @param prompts the prompts, in that order
   * @param all of how many prompts these are a choice
   */
  public static SamplePicture of(
      Samples samples, Shape shape, List<String> prompts, int count, int all) {
    if (shape.isImage()) {
      return new SamplePicture(new PictureGrid(shape, prompts, count, all).draw(samples));
    }
    return new SamplePicture(shape.size() == 1 ? numbers(samples) : points(samples, prompts));
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
    panel.title("samples").verticalTicks().horizontalTicks();
    return page.image();
  }

  /**
   * Writes the picture as PNG.
   *
   * @throws InputException if the file cannot be written
   */
  public void write(Path file) {
    PictureFile.writePng(file, image);
  }
}
