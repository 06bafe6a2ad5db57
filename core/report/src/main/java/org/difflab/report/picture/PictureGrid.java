// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.picture;

import com.google.common.primitives.Ints;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.difflab.files.text.PromptChoice;
import org.difflab.report.picture.Lettering.Align;
import org.difflab.report.picture.Lettering.Style;
import org.difflab.spi.InputException;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;

/**
 * Images on a page: one row for each prompt, each image titled with it; prompts that are too long
 * are written above their rows, wrapped if needed. Many prompts are laid out in several columns of
 * rows.
 *
 * @param shape how an image is laid out
 * @param prompts one row each, all different
 * @param all of how many prompts these are a choice; if not all are shown, the page states it
 */
public record PictureGrid(Shape shape, List<String> prompts, int all) {

  private static final int TITLE_HEIGHT = 18;
  private static final int LINE_HEIGHT = 16;
  private static final int MOST_TITLE_LINES = 24;
  private static final int LEAST_TITLE_WIDTH = 420;
  private static final int GAP = 8;
  private static final int PAIR_GAP = 2;
  private static final int COLUMN_GAP = 28;
  private static final int LEAST_TILE = 84;
  private static final int MOST_ROWS = 12;
  private static final int MOST_PROMPTS = 100;
  private static final int MOST_PIXELS = 250_000_000;
  private static final Color PAPER = Color.WHITE;
  private static final Color FRAME = new Color(0xdd, 0xdd, 0xdd);

  /**
   * Draws samples of at most {@value #MOST_PROMPTS} evenly spaced prompts.
   *
   * @param samples those of other prompts are left out
   * @throws InputException if the page would be too large
   */
  public BufferedImage draw(Samples samples) {
    List<Row> rows = rows(samples);
    return draw(samples, rows, rows.size() < all ? PromptChoice.share(rows.size(), all) : "", 1);
  }

  /**
   * Draws samples in pairs, side by side.
   *
   * @param samples an even number of each prompt, with the two of a pair next to each other
   * @param note a description of the left and the right image of a pair
   * @throws InputException if the page would be too large
   */
  public BufferedImage drawPairs(Samples samples, String note) {
    return draw(samples, rows(samples), note, 2);
  }

  /**
   * The images of a prompt.
   *
   * @param samples the numbers of its samples
   */
  private record Row(String prompt, List<Integer> samples) {}

  private List<Row> rows(Samples samples) {
    Map<String, int[]> rows = samples.rowsByPrompt();
    return PromptChoice.of(prompts, MOST_PROMPTS).stream()
        .map(prompt -> new Row(prompt, Ints.asList(rows.getOrDefault(prompt, new int[0]))))
        .toList();
  }

  private BufferedImage draw(Samples samples, List<Row> rows, String note, int together) {
    Layout layout = layout(rows);
    List<String> noted = noteLines(note, (int) Math.min(MOST_PIXELS, layout.width() - 2L * GAP));
    int noteHeight = noted.isEmpty() ? 0 : TITLE_HEIGHT + (noted.size() - 1) * LINE_HEIGHT + GAP;
    if (layout.width() * (layout.height() + noteHeight) > MOST_PIXELS) {
      throw new InputException(
          "a picture of "
              + samples.count()
              + " images of shape "
              + shape
              + " in a row for each prompt would have "
              + layout.width()
              + "x"
              + layout.height()
              + " pixels, which is too large; draw fewer of them");
    }
    BufferedImage page =
        new BufferedImage(
            (int) layout.width(), (int) layout.height() + noteHeight, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = page.createGraphics();
    pen.setColor(PAPER);
    pen.fillRect(0, 0, page.getWidth(), page.getHeight());
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    Lettering title = new Lettering(pen);
    for (int line = 0; line < noted.size(); line++) {
      title.draw(
          noted.get(line),
          GAP,
          (int) layout.height() + TITLE_HEIGHT / 2 + line * LINE_HEIGHT,
          Align.LEFT,
          Style.TITLE);
    }
    for (int number = 0; number < rows.size(); number++) {
      draw(samples, rows.get(number), number, layout, together, pen, title);
    }
    pen.dispose();
    return page;
  }

  private void draw(
      Samples samples,
      Row row,
      int number,
      Layout layout,
      int together,
      Graphics2D pen,
      Lettering title) {
    SampleImage image = new SampleImage(shape);
    int left = layout.left(number);
    int y = layout.top(number);
    List<String> lines = layout.titles().get(number);
    if (layout.aboveRows()) {
      for (int line = 0; line < lines.size(); line++) {
        title.draw(
            lines.get(line),
            left,
            y + TITLE_HEIGHT / 2 + line * LINE_HEIGHT,
            Align.LEFT,
            Style.TITLE);
      }
    }
    int top = y + layout.titleHeight();
    for (int place = 0; place < row.samples().size(); place++) {
      int x = left + place * (layout.tileWidth() + GAP) - place % together * (GAP - PAIR_GAP);
      if (!layout.aboveRows()) {
        title.draw(
            lines.get(0),
            x + layout.tileWidth() / 2,
            y + TITLE_HEIGHT / 2,
            Align.MIDDLE,
            Style.TITLE);
      }
      pen.drawImage(
          image.of(samples.values(), row.samples().get(place)),
          x,
          top,
          layout.tileWidth(),
          layout.tileHeight(),
          null);
      pen.setColor(FRAME);
      pen.drawRect(x - 1, top - 1, layout.tileWidth() + 1, layout.tileHeight() + 1);
    }
  }

  private static List<String> noteLines(String note, int width) {
    Graphics2D pen = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      return note.isEmpty()
          ? List.of()
          : new Lettering(pen).wrapped(note, Style.TITLE, width, MOST_TITLE_LINES);
    } finally {
      pen.dispose();
    }
  }

  /**
   * The layout of the page.
   *
   * @param aboveRows whether some prompt is too long to be written above each image, so that all
   *     are written once above their rows, in lines
   * @param titles the lines of each prompt
   */
  private record Layout(
      int tileWidth,
      int tileHeight,
      int columns,
      int rows,
      int columnWidth,
      boolean aboveRows,
      List<List<String>> titles) {

    int titleHeight() {
      int lines = titles.stream().mapToInt(List::size).max().orElse(1);
      return TITLE_HEIGHT + (lines - 1) * LINE_HEIGHT;
    }

    int left(int prompt) {
      return GAP + prompt / rows * (columnWidth + COLUMN_GAP);
    }

    int top(int prompt) {
      return GAP + prompt % rows * (titleHeight() + tileHeight + GAP);
    }

    long width() {
      return (long) columns * (columnWidth + COLUMN_GAP) - COLUMN_GAP + 2 * GAP;
    }

    long height() {
      return (long) rows * (titleHeight() + tileHeight + GAP) + GAP;
    }
  }

  private Layout layout(List<Row> shown) {
    List<String> named = shown.stream().map(Row::prompt).toList();
    int count = shown.stream().mapToInt(row -> row.samples().size()).max().orElse(0);
    int zoom = Math.max(1, (LEAST_TILE + shape.width() - 1) / shape.width());
    int tileWidth = shape.width() * zoom;
    int columns = (named.size() + MOST_ROWS - 1) / MOST_ROWS;
    int rows = (named.size() + columns - 1) / columns;
    int columnWidth = Math.max(tileWidth, count * (tileWidth + GAP) - GAP);
    Graphics2D pen = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    Lettering lettering = new Lettering(pen);
    int longest =
        named.stream().mapToInt(prompt -> lettering.width(prompt, Style.TITLE)).max().orElse(0);
    boolean aboveRows = longest > tileWidth + GAP;
    if (aboveRows) {
      columnWidth = Math.max(columnWidth, Math.min(longest, LEAST_TITLE_WIDTH));
    }
    int room = columnWidth;
    List<List<String>> titles =
        named.stream()
            .map(
                prompt ->
                    aboveRows
                        ? lettering.wrapped(prompt, Style.TITLE, room, MOST_TITLE_LINES)
                        : List.of(prompt))
            .toList();
    pen.dispose();
    return new Layout(
        tileWidth, shape.height() * zoom, columns, rows, columnWidth, aboveRows, titles);
  }
}
