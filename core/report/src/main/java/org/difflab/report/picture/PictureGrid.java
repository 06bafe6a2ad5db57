package org.difflab.report.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.difflab.files.text.PromptChoice;
import org.difflab.report.picture.Lettering.Align;
import org.difflab.report.picture.Lettering.Style;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;

/**
 * Images on a page: one row for each prompt, each image titled with it; prompts too long for that
 * stand above their rows, in as many lines as they need. Many prompts are laid out in several
 * columns of rows, which are read one after another.
 *
 * @param shape how an image is laid out
 * @param prompts one row each
 * @param count images per row
 * @param all of how many prompts these are a choice; if of more, the page says so
 */
public record PictureGrid(Shape shape, List<String> prompts, int count, int all) {

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
  private static final Color PAPER = Color.WHITE;
  private static final Color FRAME = new Color(0xdd, 0xdd, 0xdd);

  /**
   * Draws samples; of more than {@value #MOST_PROMPTS} prompts, an even choice of that many.
   *
   * @param samples {@code count} of each prompt, prompt after prompt
   */
  public BufferedImage draw(Samples samples) {
    List<Integer> shown = shown();
    return draw(
        samples.select(rows(shown)),
        layout(shown.stream().map(prompts::get).toList()),
        shown.size() < all ? PromptChoice.share(shown.size(), all) : "",
        1);
  }

  /**
   * Draws samples in pairs, side by side.
   *
   * @param samples {@code count} of each prompt, an even number, prompt after prompt
   * @param note what the left and the right image of a pair are
   */
  public BufferedImage drawPairs(Samples samples, String note) {
    List<Integer> shown = shown();
    return draw(
        samples.select(rows(shown)), layout(shown.stream().map(prompts::get).toList()), note, 2);
  }

  private List<Integer> shown() {
    return PromptChoice.of(IntStream.range(0, prompts.size()).boxed().toList(), MOST_PROMPTS);
  }

  private int[] rows(List<Integer> shown) {
    return shown.stream()
        .flatMapToInt(prompt -> IntStream.range(prompt * count, (prompt + 1) * count))
        .toArray();
  }

  private BufferedImage draw(Samples samples, Layout layout, String note, int together) {
    List<String> noted = noteLines(note, layout.width() - 2 * GAP);
    int noteHeight = noted.isEmpty() ? 0 : TITLE_HEIGHT + (noted.size() - 1) * LINE_HEIGHT + GAP;
    BufferedImage page =
        new BufferedImage(layout.width(), layout.height() + noteHeight, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = page.createGraphics();
    pen.setColor(PAPER);
    pen.fillRect(0, 0, page.getWidth(), page.getHeight());
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    Lettering title = new Lettering(pen);
    SampleImage image = new SampleImage(shape);
    for (int line = 0; line < noted.size(); line++) {
      title.draw(
          noted.get(line),
          GAP,
          layout.height() + TITLE_HEIGHT / 2 + line * LINE_HEIGHT,
          Align.LEFT,
          Style.TITLE);
    }
    for (int number = 0; number < samples.count(); number++) {
      int prompt = number / count;
      int column = layout.left(prompt);
      int x =
          column
              + number % count * (layout.tileWidth() + GAP)
              - number % together * (GAP - PAIR_GAP);
      int y = layout.top(prompt);
      List<String> lines = layout.titles().get(prompt);
      if (!layout.aboveRows()) {
        title.draw(
            lines.get(0),
            x + layout.tileWidth() / 2,
            y + TITLE_HEIGHT / 2,
            Align.MIDDLE,
            Style.TITLE);
      } else if (number % count == 0) {
        for (int line = 0; line < lines.size(); line++) {
          title.draw(
              lines.get(line),
              column,
              y + TITLE_HEIGHT / 2 + line * LINE_HEIGHT,
              Align.LEFT,
              Style.TITLE);
        }
      }
      int top = y + layout.titleHeight();
      pen.drawImage(
          image.of(samples.values(), number),
          x,
          top,
          layout.tileWidth(),
          layout.tileHeight(),
          null);
      pen.setColor(FRAME);
      pen.drawRect(x - 1, top - 1, layout.tileWidth() + 1, layout.tileHeight() + 1);
    }
    pen.dispose();
    return page;
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
   * Where everything stands.
   *
   * @param aboveRows whether some prompt is too long to stand above each image, so that each prompt
   *     stands once above its row, in lines
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

    int width() {
      return columns * (columnWidth + COLUMN_GAP) - COLUMN_GAP + 2 * GAP;
    }

    int height() {
      return rows * (titleHeight() + tileHeight + GAP) + GAP;
    }
  }

  private Layout layout(List<String> named) {
    int zoom = Math.max(1, (LEAST_TILE + shape.width() - 1) / shape.width());
    int tileWidth = shape.width() * zoom;
    int columns = (named.size() + MOST_ROWS - 1) / MOST_ROWS;
    int rows = (named.size() + columns - 1) / columns;
    int columnWidth = count * (tileWidth + GAP) - GAP;
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
