package org.difflab.cli.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;

/**
 * Images on a page: one row for each prompt, each image titled with it. Grey is inverted, ink on
 * paper: −1 is white and 1 black. Colours are shown as they are. Values outside [−1, 1] are cut
 * off.
 *
 * @param shape how an image is laid out
 * @param prompts one row each
 * @param count images a row
 */
record PictureGrid(Shape shape, List<String> prompts, int count) {

  private static final int TITLE_HEIGHT = 18;
  private static final int GAP = 8;
  private static final int LEAST_TILE = 84;
  private static final Color PAPER = Color.WHITE;
  private static final Color FRAME = new Color(0xdd, 0xdd, 0xdd);

  BufferedImage draw(Samples samples) {
    int zoom = Math.max(1, (LEAST_TILE + shape.width() - 1) / shape.width());
    int tileWidth = shape.width() * zoom;
    int tileHeight = shape.height() * zoom + TITLE_HEIGHT;
    BufferedImage page =
        new BufferedImage(
            count * (tileWidth + GAP) + GAP,
            prompts.size() * (tileHeight + GAP) + GAP,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = page.createGraphics();
    pen.setColor(PAPER);
    pen.fillRect(0, 0, page.getWidth(), page.getHeight());
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    Title title = new Title(pen);
    for (int row = 0; row < samples.count(); row++) {
      int x = GAP + row % count * (tileWidth + GAP);
      int y = GAP + row / count * (tileHeight + GAP);
      title.draw(samples.prompts().get(row), x + tileWidth / 2, y, TITLE_HEIGHT);
      pen.drawImage(
          image(samples.values(), row),
          x,
          y + TITLE_HEIGHT,
          tileWidth,
          shape.height() * zoom,
          null);
      pen.setColor(FRAME);
      pen.drawRect(x - 1, y + TITLE_HEIGHT - 1, tileWidth + 1, shape.height() * zoom + 1);
    }
    pen.dispose();
    return page;
  }

  private BufferedImage image(Matrix values, int row) {
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
    return 0x010101 * (255 - level(value));
  }

  private static int colour(Matrix values, int row, int first) {
    return level(values.get(row, first)) << 16
        | level(values.get(row, first + 1)) << 8
        | level(values.get(row, first + 2));
  }

  private static int level(float value) {
    return Math.max(0, Math.min(255, Math.round((value + 1) * 127.5f)));
  }
}
