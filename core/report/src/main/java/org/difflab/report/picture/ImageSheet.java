// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;

/**
 * Images in rows without gaps and titles.
 *
 * @param shape how an image is laid out
 * @param columns images per row
 * @param zoom number of repetitions of a pixel along each axis
 */
public record ImageSheet(Shape shape, int columns, int zoom) {

  private static final int GAP = 2;

  /** Returns the width of the sheet. */
  public int width() {
    return columns * (shape.width() * zoom + GAP) - GAP;
  }

  /** Returns the height of the sheet for a number of images. */
  public int height(int count) {
    return (count + columns - 1) / columns * (shape.height() * zoom + GAP) - GAP;
  }

  /** Draws a row of values as an image each. */
  public BufferedImage draw(Matrix values) {
    BufferedImage sheet =
        new BufferedImage(width(), height(values.rows()), BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = sheet.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    SampleImage image = new SampleImage(shape);
    int width = shape.width() * zoom;
    int height = shape.height() * zoom;
    for (int row = 0; row < values.rows(); row++) {
      pen.drawImage(
          image.of(values, row),
          row % columns * (width + GAP),
          row / columns * (height + GAP),
          width,
          height,
          null);
    }
    pen.dispose();
    return sheet;
  }
}
