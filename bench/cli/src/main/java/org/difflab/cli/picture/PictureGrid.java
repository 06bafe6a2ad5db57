package org.difflab.cli.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.difflab.cli.picture.Lettering.Align;
import org.difflab.cli.picture.Lettering.Style;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;

/**
 * Images on a page: one row for each prompt, each image titled with it.
 *
 * @param shape how an image is laid out
 * @param prompts one row each
 * @param count images a row
 */
public record PictureGrid(Shape shape, List<String> prompts, int count) {

  private static final int TITLE_HEIGHT = 18;
  private static final int GAP = 8;
  private static final int LEAST_TILE = 84;
  private static final Color PAPER = Color.WHITE;
  private static final Color FRAME = new Color(0xdd, 0xdd, 0xdd);

  /** Draws samples, {@code count} of each prompt, prompt after prompt. */
  public BufferedImage draw(Samples samples) {
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
    Lettering title = new Lettering(pen);
    SampleImage image = new SampleImage(shape);
    for (int row = 0; row < samples.count(); row++) {
      int x = GAP + row % count * (tileWidth + GAP);
      int y = GAP + row / count * (tileHeight + GAP);
      title.draw(
          samples.prompts().get(row),
          x + tileWidth / 2,
          y + TITLE_HEIGHT / 2,
          Align.MIDDLE,
          Style.TITLE);
      pen.drawImage(
          image.of(samples.values(), row),
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
}
