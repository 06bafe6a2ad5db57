package org.difflab.cli.picture;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
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

  /**
   * Draws samples.
   *
   * @param samples {@code count} of each prompt, prompt after prompt
   * @param prompts the prompts, in that order
   */
  public static SamplePicture of(Samples samples, Shape shape, List<String> prompts, int count) {
    if (shape.isImage()) {
      return new SamplePicture(new PictureGrid(shape, prompts, count).draw(samples));
    }
    return new SamplePicture(
        shape.size() == 1 ? PointChart.histogram(samples) : PointChart.scatter(samples));
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
