// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.plot;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.difflab.report.picture.Lettering;
import org.difflab.report.picture.Lettering.Align;
import org.difflab.report.picture.Lettering.Style;

/**
 * A page of equal panels in rows, with space for their titles and ticks. Long titles, labels and
 * legends are wrapped: panels are drawn first, and moved apart as needed for the texts when the
 * page is finished.
 */
public final class Page {

  private static final int LEFT = 46;
  private static final int RIGHT = 20;
  private static final int BOTTOM = 26;
  private static final int HEADING = 34;
  private static final int TOP = 8;
  private static final int TITLE = 24;
  private static final int GAP = 16;

  /**
   * Distance above the panels at which a page is cut to move a row down, outside of all tick
   * labels.
   */
  private static final int CUT_ABOVE = 10;

  private final BufferedImage sheet;
  private final Graphics2D pen;
  private final int rows;
  private final Lettering lettering;
  private final int panelWidth;
  private final int panelHeight;
  private final int top;
  private final Space space;
  private final Words words;

  /** The gaps between the rows of a page. */
  public enum Space {
    /** Almost none. */
    CLOSE(GAP / 2),
    /** Titles only: the ticks of the lowest row apply to all. */
    TITLES(TITLE),
    /** Ticks and titles. */
    TICKS_AND_TITLES(TITLE + BOTTOM);

    private final int pixels;

    Space(int pixels) {
      this.pixels = pixels;
    }
  }

  /**
   * Creates a white page.
   *
   * @param heading its heading; may be empty
   */
  public Page(String heading, int columns, int rows, int panelWidth, int panelHeight, Space space) {
    this.panelWidth = panelWidth;
    this.panelHeight = panelHeight;
    this.space = space;
    this.top = heading.isEmpty() ? TOP : HEADING;
    this.rows = rows;
    int width = LEFT + columns * panelWidth + (columns - 1) * GAP + RIGHT;
    int height = top + TITLE + rows * panelHeight + (rows - 1) * space.pixels + BOTTOM;
    this.sheet = paper(width, height);
    this.pen = pen(sheet);
    this.lettering = new Lettering(pen);
    this.words = new Words(lettering, panelWidth, panelHeight);
    lettering.draw(
        lettering.shortened(heading, Style.HEADING, width - LEFT),
        LEFT,
        HEADING / 2 + 2,
        Align.LEFT,
        Style.HEADING);
  }

  private static BufferedImage paper(int width, int height) {
    BufferedImage paper = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = paper.createGraphics();
    pen.setColor(Colours.PAPER);
    pen.fillRect(0, 0, width, height);
    pen.dispose();
    return paper;
  }

  private static Graphics2D pen(BufferedImage image) {
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return pen;
  }

  private int rowTop(int row) {
    return top + TITLE + row * (panelHeight + space.pixels);
  }

  /** Returns a panel; columns and rows count from 0. */
  public Panel panel(int column, int row, Axes axes) {
    Rectangle frame =
        new Rectangle(LEFT + column * (panelWidth + GAP), rowTop(row), panelWidth, panelHeight);
    return new Panel(pen, lettering, frame, axes, words.at(frame, row));
  }

  /** Returns the page, which is finished. */
  public BufferedImage image() {
    pen.dispose();
    int aside = Math.max(0, words.besideWidth() - LEFT);
    int legendWidth = sheet.getWidth() + aside - LEFT - RIGHT;
    int added = 0;
    for (int row = 0; row < rows; row++) {
      added += words.addedAbove(row);
    }
    BufferedImage image =
        paper(
            sheet.getWidth() + aside, sheet.getHeight() + added + words.legendHeight(legendWidth));
    Graphics2D finishing = pen(image);
    int from = 0;
    int down = 0;
    for (int row = 0; row < rows; row++) {
      int cut = rowTop(row) - Math.min(CUT_ABOVE, (row == 0 ? TITLE : space.pixels) / 2);
      copy(finishing, from, cut, aside, down);
      from = cut;
      down += words.addedAbove(row);
    }
    copy(finishing, from, sheet.getHeight(), aside, down);
    words.draw(finishing, aside);
    words.drawLegend(finishing, LEFT, sheet.getHeight() + down, legendWidth);
    finishing.dispose();
    return image;
  }

  private void copy(Graphics2D to, int from, int end, int aside, int down) {
    if (end > from) {
      to.drawImage(
          sheet.getSubimage(0, from, sheet.getWidth(), end - from), aside, from + down, null);
    }
  }
}
