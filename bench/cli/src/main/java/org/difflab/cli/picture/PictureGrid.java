package org.difflab.cli.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.difflab.cli.picture.Lettering.Align;
import org.difflab.cli.picture.Lettering.Style;
import org.difflab.engine.prompt.PromptChoice;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;

/**
 * Images on a page: one row for each prompt, each image titled with it. Many prompts are laid out
 * in several columns of rows, which are read one after another.
 *
 * @param shape how an image is laid out
 * @param prompts one row each
 * @param count images a row
 * @param all of how many prompts these are a choice; if of more, the page says so
 */
public record PictureGrid(Shape shape, List<String> prompts, int count, int all) {

  private static final int TITLE_HEIGHT = 18;
  private static final int GAP = 8;
  private static final int COLUMN_GAP = 28;
  private static final int LEAST_TILE = 84;
  private static final int MOST_ROWS = 12;
  private static final int MOST_PROMPTS = 100;
  private static final Color PAPER = Color.WHITE;
  private static final Color FRAME = new Color(0xdd, 0xdd, 0xdd);

  /**
   * Draws samples; of more than {@value #MOST_PROMPTS} prompts, an even choice of so many.
   *
   * @param samples {@code count} of each prompt, prompt after prompt
   */
  public BufferedImage draw(Samples samples) {
    List<Integer> shown =
        PromptChoice.of(IntStream.range(0, prompts.size()).boxed().toList(), MOST_PROMPTS);
    int[] rows =
        shown.stream()
            .flatMapToInt(prompt -> IntStream.range(prompt * count, (prompt + 1) * count))
            .toArray();
    return draw(
        samples.select(rows),
        shown.size(),
        shown.size() < all ? PromptChoice.share(shown.size(), all) : "");
  }

  private BufferedImage draw(Samples samples, int lines, String note) {
    int zoom = Math.max(1, (LEAST_TILE + shape.width() - 1) / shape.width());
    int tileWidth = shape.width() * zoom;
    int tileHeight = shape.height() * zoom + TITLE_HEIGHT;
    int columns = (lines + MOST_ROWS - 1) / MOST_ROWS;
    int rows = (lines + columns - 1) / columns;
    int noteHeight = note.isEmpty() ? 0 : TITLE_HEIGHT + GAP;
    int columnWidth = count * (tileWidth + GAP) - GAP + COLUMN_GAP;
    BufferedImage page =
        new BufferedImage(
            columns * columnWidth - COLUMN_GAP + 2 * GAP,
            rows * (tileHeight + GAP) + GAP + noteHeight,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = page.createGraphics();
    pen.setColor(PAPER);
    pen.fillRect(0, 0, page.getWidth(), page.getHeight());
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    Lettering title = new Lettering(pen);
    SampleImage image = new SampleImage(shape);
    title.draw(note, GAP, page.getHeight() - GAP - TITLE_HEIGHT / 2, Align.LEFT, Style.TITLE);
    for (int number = 0; number < samples.count(); number++) {
      int prompt = number / count;
      int x = GAP + prompt / rows * columnWidth + number % count * (tileWidth + GAP);
      int y = GAP + prompt % rows * (tileHeight + GAP);
      title.draw(
          samples.prompts().get(number),
          x + tileWidth / 2,
          y + TITLE_HEIGHT / 2,
          Align.MIDDLE,
          Style.TITLE);
      pen.drawImage(
          image.of(samples.values(), number),
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
