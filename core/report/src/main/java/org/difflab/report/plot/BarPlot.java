// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.plot;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.difflab.report.picture.Lettering;
import org.difflab.report.picture.Lettering.Align;
import org.difflab.report.picture.Lettering.Style;

/**
 * Horizontal bars with error bars, in groups one below another. Each group has its own axis that
 * begins at 0; all share the width of the labels. Long labels and titles are wrapped.
 *
 * @param groups from top to bottom
 */
public record BarPlot(List<Group> groups) {

  /** The width of every plot in pixels. */
  public static final int WIDTH = 900;

  private static final int MARGIN = 20;
  private static final int MOST_LABEL = 400;
  private static final int LABEL_GAP = 8;
  private static final int LINE_HEIGHT = 16;
  private static final int MOST_LINES = 24;
  private static final int ROW_PADDING = 8;
  private static final int TITLE_HEIGHT = 20;
  private static final int TITLE_GAP = 8;
  private static final int AXIS_HEIGHT = 44;
  private static final int TICKS_BELOW = 11;
  private static final int AXIS_TITLE_BELOW = 30;
  private static final int TICK = 4;
  private static final int PIXELS_PER_TICK = 80;
  private static final int THICKNESS = 17;
  private static final double AIR = 1.04;
  private static final int WHISKER = 4;

  /** Copies the groups. */
  public BarPlot {
    groups = List.copyOf(groups);
  }

  /**
   * A bar.
   *
   * @param label its label
   * @param value its length, at least 0, in the unit of the axis
   * @param error half the length of its error bar; 0 for none
   */
  public record Bar(String label, double value, double error) {}

  /**
   * Bars with one axis.
   *
   * @param title their title
   * @param axis the quantity and unit of their values
   * @param bars from top to bottom, at least one
   */
  public record Group(String title, String axis, List<Bar> bars) {

    /** Copies the bars. */
    public Group {
      bars = List.copyOf(bars);
    }

    private Range range() {
      double longest = bars.stream().mapToDouble(bar -> bar.value() + bar.error()).max().orElse(0);
      return new Range(0, longest > 0 ? AIR * longest : 1);
    }
  }

  /** Returns the picture. */
  public BufferedImage draw() {
    BufferedImage measure = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    Graphics2D measuring = measure.createGraphics();
    Layout layout = layout(new Lettering(measuring));
    measuring.dispose();
    BufferedImage image = new BufferedImage(WIDTH, layout.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Colours.PAPER);
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    Lettering lettering = new Lettering(pen);
    int top = 0;
    for (int group = 0; group < groups.size(); group++) {
      draw(groups.get(group), layout.blocks().get(group), layout.left(), top, pen, lettering);
      top += layout.blocks().get(group).height();
    }
    pen.dispose();
    return image;
  }

  /**
   * The wrapped texts of a group.
   *
   * @param title the lines of its title
   * @param labels the lines of each bar's label
   */
  private record Block(List<String> title, List<List<String>> labels) {

    int barsTop() {
      return MARGIN + title.size() * TITLE_HEIGHT + TITLE_GAP;
    }

    int rowHeight(int bar) {
      return labels.get(bar).size() * LINE_HEIGHT + ROW_PADDING;
    }

    int barsHeight() {
      int height = 0;
      for (int bar = 0; bar < labels.size(); bar++) {
        height += rowHeight(bar);
      }
      return height;
    }

    int height() {
      return barsTop() + barsHeight() + AXIS_HEIGHT;
    }
  }

  /**
   * The layout.
   *
   * @param left the left end of the bars
   */
  private record Layout(int left, List<Block> blocks) {

    int height() {
      return Math.max(1, blocks.stream().mapToInt(Block::height).sum());
    }
  }

  private Layout layout(Lettering lettering) {
    List<Block> blocks =
        groups.stream()
            .map(
                group ->
                    new Block(
                        lettering.wrapped(
                            group.title(), Style.HEADING, WIDTH - 2 * MARGIN, MOST_LINES),
                        group.bars().stream()
                            .map(
                                bar ->
                                    lettering.wrapped(
                                        bar.label(), Style.TITLE, MOST_LABEL, MOST_LINES))
                            .toList()))
            .toList();
    int labels =
        blocks.stream()
            .flatMap(block -> block.labels().stream())
            .flatMap(List::stream)
            .mapToInt(line -> lettering.width(line, Style.TITLE))
            .max()
            .orElse(0);
    return new Layout(MARGIN + labels + LABEL_GAP, blocks);
  }

  private static void draw(
      Group group, Block block, int left, int top, Graphics2D pen, Lettering lettering) {
    for (int line = 0; line < block.title().size(); line++) {
      lettering.draw(
          block.title().get(line),
          MARGIN,
          top + MARGIN + line * TITLE_HEIGHT + TITLE_HEIGHT / 2,
          Align.LEFT,
          Style.HEADING);
    }
    Range range = group.range();
    int first = top + block.barsTop();
    int bottom = first + block.barsHeight();
    axis(group.axis(), range, left, first, bottom, pen, lettering);
    int y = first;
    for (int bar = 0; bar < group.bars().size(); bar++) {
      int height = block.rowHeight(bar);
      label(block.labels().get(bar), left - LABEL_GAP, y + height / 2, lettering);
      bar(group.bars().get(bar), range, left, y, height, pen);
      y += height;
    }
    pen.setColor(Colours.LINE);
    pen.fillRect(left, first, 1, bottom - first);
  }

  private static void label(List<String> lines, int right, int middle, Lettering lettering) {
    int y = middle - (lines.size() - 1) * LINE_HEIGHT / 2;
    for (String line : lines) {
      lettering.draw(line, right, y, Align.RIGHT, Style.TITLE);
      y += LINE_HEIGHT;
    }
  }

  private static void bar(Bar bar, Range range, int left, int top, int height, Graphics2D pen) {
    pen.setColor(Colours.TRUE);
    pen.fillRect(
        left, top + (height - THICKNESS) / 2, place(bar.value(), range, left) - left, THICKNESS);
    if (bar.error() > 0) {
      int from = place(Math.max(0, bar.value() - bar.error()), range, left);
      int to = place(bar.value() + bar.error(), range, left);
      int y = top + height / 2;
      pen.setColor(Colours.NOISED);
      pen.fillRect(from, y, to - from + 1, 1);
      pen.fillRect(from, y - WHISKER, 1, 2 * WHISKER + 1);
      pen.fillRect(to, y - WHISKER, 1, 2 * WHISKER + 1);
    }
  }

  private static int place(double value, Range range, int left) {
    return (int) Math.round(left + (WIDTH - MARGIN - left) * range.share(value));
  }

  private static void axis(
      String title,
      Range range,
      int left,
      int top,
      int bottom,
      Graphics2D pen,
      Lettering lettering) {
    int length = WIDTH - MARGIN - left;
    Ticks ticks =
        Ticks.linear(
            range,
            Math.max(3, length / PIXELS_PER_TICK),
            length,
            text -> lettering.width(text, Style.TICK));
    for (Ticks.Tick tick : ticks.ticks()) {
      int x = (int) Math.round(left + length * tick.share());
      pen.setColor(Colours.FAINT);
      pen.fillRect(x, top, 1, bottom - top + TICK);
      lettering.draw(tick.text(), x, bottom + TICKS_BELOW, Align.MIDDLE, Style.TICK);
    }
    lettering.draw(title, left + length / 2, bottom + AXIS_TITLE_BELOW, Align.MIDDLE, Style.TITLE);
  }
}
