// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.difflab.report.picture.Lettering;
import org.difflab.report.picture.Lettering.Align;
import org.difflab.report.picture.Lettering.Style;

/**
 * The texts of a page with variable length: titles above panels, labels next to them and legends
 * below the page. They are collected while panels are drawn, so that the page can be laid out for
 * them; only texts of more than {@value #MOST_LINES} lines are shortened.
 */
final class Words {

  private static final int MOST_LINES = 24;
  private static final int LINE_HEIGHT = 16;
  private static final int TITLE_ABOVE = 11;
  private static final int BESIDE = 6;
  private static final int LEAST_LABEL = 140;
  private static final int MOST_LABEL = 420;
  private static final int SWATCH = 12;
  private static final int MARGIN = 8;

  private final Lettering lettering;
  private final int panelWidth;
  private final int panelHeight;
  private final List<Placed> titles = new ArrayList<>();
  private final List<Placed> labels = new ArrayList<>();
  private List<String> legend = List.of();
  private List<Color> colours = List.of();

  Words(Lettering lettering, int panelWidth, int panelHeight) {
    this.lettering = lettering;
    this.panelWidth = panelWidth;
    this.panelHeight = panelHeight;
  }

  /** A text and the panel it belongs to. */
  private record Placed(String text, Rectangle frame, int row) {}

  /** Collects the texts of one panel. */
  final class Around {

    private final Rectangle frame;
    private final int row;

    private Around(Rectangle frame, int row) {
      this.frame = frame;
      this.row = row;
    }

    void title(String text) {
      titles.add(new Placed(text, frame, row));
    }

    void beside(String text) {
      labels.add(new Placed(text, frame, row));
    }

    /** Sets the legend of the page, which its panels share. */
    void legend(List<String> names, List<Color> shown) {
      legend = List.copyOf(names);
      colours = List.copyOf(shown);
    }
  }

  Around at(Rectangle frame, int row) {
    return new Around(frame, row);
  }

  private List<String> titleLines(String title) {
    return lettering.wrapped(title, Style.TITLE, panelWidth, MOST_LINES);
  }

  /** Returns the height that the titles of a row need beyond that of one line. */
  int addedAbove(int row) {
    int lines =
        titles.stream()
            .filter(title -> title.row() == row)
            .mapToInt(title -> titleLines(title.text()).size())
            .max()
            .orElse(1);
    return (lines - 1) * LINE_HEIGHT;
  }

  /** The smallest width at which no label is higher than its panel. */
  private int labelWidth() {
    int most = Math.max(1, panelHeight / LINE_HEIGHT);
    return IntStream.iterate(LEAST_LABEL, width -> width < MOST_LABEL, width -> width + 40)
        .filter(
            width ->
                labels.stream()
                    .allMatch(
                        label ->
                            lettering.wrapped(label.text(), Style.TITLE, width, most + 1).size()
                                <= most))
        .findFirst()
        .orElse(MOST_LABEL);
  }

  private List<String> labelLines(String label) {
    int most = Math.max(1, panelHeight / LINE_HEIGHT);
    return lettering.wrapped(label, Style.TITLE, labelWidth(), most);
  }

  /** Returns the width that the labels need to the left of the panels; 0 if there are none. */
  int besideWidth() {
    return labels.stream()
        .flatMap(label -> labelLines(label.text()).stream())
        .mapToInt(line -> BESIDE + MARGIN + lettering.width(line, Style.TITLE))
        .max()
        .orElse(0);
  }

  /**
   * Writes the titles and labels, after all rows have been moved down for the titles above them.
   *
   * @param aside distance that the panels were moved to the right
   */
  void draw(Graphics2D pen, int aside) {
    Lettering on = new Lettering(pen);
    for (Placed title : titles) {
      List<String> lines = titleLines(title.text());
      int middle = title.frame().x + title.frame().width / 2 + aside;
      int last = title.frame().y + movedDown(title.row()) - TITLE_ABOVE;
      draw(on, lines, middle, last - (lines.size() - 1) * LINE_HEIGHT, Align.MIDDLE);
    }
    for (Placed label : labels) {
      List<String> lines = labelLines(label.text());
      int middle = label.frame().y + label.frame().height / 2 + movedDown(label.row());
      int first = middle - (lines.size() - 1) * LINE_HEIGHT / 2;
      draw(on, lines, label.frame().x + aside - BESIDE, first, Align.RIGHT);
    }
  }

  private int movedDown(int row) {
    return IntStream.rangeClosed(0, row).map(this::addedAbove).sum();
  }

  private static void draw(Lettering on, List<String> lines, int x, int first, Align align) {
    for (int line = 0; line < lines.size(); line++) {
      on.draw(lines.get(line), x, first + line * LINE_HEIGHT, align, Style.TITLE);
    }
  }

  private List<List<String>> legendLines(int width) {
    return legend.stream()
        .map(name -> lettering.wrapped(name, Style.TICK, width - SWATCH - BESIDE, MOST_LINES))
        .toList();
  }

  /** Returns the height of the legend below a page; 0 if there is none. */
  int legendHeight(int width) {
    int lines = legendLines(width).stream().mapToInt(List::size).sum();
    return lines == 0 ? 0 : MARGIN + lines * LINE_HEIGHT;
  }

  void drawLegend(Graphics2D pen, int left, int top, int width) {
    Lettering on = new Lettering(pen);
    List<List<String>> entries = legendLines(width);
    int middle = top + LINE_HEIGHT / 2;
    for (int entry = 0; entry < entries.size(); entry++) {
      pen.setColor(colours.get(entry));
      pen.fillRect(left, middle - SWATCH / 2, SWATCH, SWATCH);
      for (String line : entries.get(entry)) {
        on.draw(line, left + SWATCH + BESIDE, middle, Align.LEFT, Style.TICK);
        middle += LINE_HEIGHT;
      }
    }
  }
}
