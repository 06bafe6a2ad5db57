// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.picture;

import java.awt.image.BufferedImage;
import org.difflab.spi.Matrix;
import org.difflab.spi.PixelLevels;
import org.difflab.spi.Shape;

/**
 * Converts rows to images. Grey is inverted, as ink on paper: −1 is white and 1 black. Colours are
 * unchanged. Values are limited to [−1, 1] and rounded to 8 bits by {@link PixelLevels}.
 *
 * @param shape how an image is laid out
 */
public record SampleImage(Shape shape) {

  /** Returns the image of one row. */
  public BufferedImage of(Matrix values, int row) {
    BufferedImage image =
        new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < shape.height(); y++) {
      for (int x = 0; x < shape.width(); x++) {
        int first = (y * shape.width() + x) * shape.channels();
        image.setRGB(
            x, y, shape.channels() == 1 ? ink(values.get(row, first)) : colour(values, row, first));
      }
    }
    return image;
  }

  private static int ink(float value) {
    return 0x010101 * (PixelLevels.MOST - PixelLevels.level(value));
  }

  private static int colour(Matrix values, int row, int first) {
    return PixelLevels.level(values.get(row, first)) << 16
        | PixelLevels.level(values.get(row, first + 1)) << 8
        | PixelLevels.level(values.get(row, first + 2));
  }
}
