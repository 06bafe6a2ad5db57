package org.difflab.cli.plot;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import org.difflab.cli.picture.Lettering;
import org.difflab.cli.picture.Lettering.Align;
import org.difflab.cli.picture.Lettering.Style;

/** A page of equal panels in rows, with room for their titles and ticks. */
public final class Page {

  private static final int LEFT = 46;
  private static final int RIGHT = 20;
  private static final int BOTTOM = 26;
  private static final int HEADING = 34;
  private static final int TOP = 8;
  private static final int TITLE = 24;
  private static final int GAP = 16;

  private final BufferedImage image;
  private final Graphics2D pen;
  private final Lettering lettering;
  private final int panelWidth;
  private final int panelHeight;
  private final int top;
  private final Space space;

  /** What lies between the rows of a page. */
  public enum Space {
    /** Next to nothing. */
    CLOSE(GAP / 2),
    /** Titles only: the ticks of the lowest row hold for all. */
    TITLES(TITLE),
    /** Ticks and titles. */
    TICKS_AND_TITLES(TITLE + BOTTOM);

    private final int pixels;

    Space(int pixels) {
      this.pixels = pixels;
    }
  }

  /**
   * Makes a page of white paper.
   *
   * @param heading what stands above everything; may be empty
   */
  public Page(String heading, int columns, int rows, int panelWidth, int panelHeight, Space space) {
    this.panelWidth = panelWidth;
    this.panelHeight = panelHeight;
    this.space = space;
    this.top = heading.isEmpty() ? TOP : HEADING;
    int width = LEFT + columns * panelWidth + (columns - 1) * GAP + RIGHT;
    int height = top + TITLE + rows * panelHeight + (rows - 1) * space.pixels + BOTTOM;
    this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    this.pen = image.createGraphics();
    pen.setColor(Colours.PAPER);
    pen.fillRect(0, 0, width, height);
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    this.lettering = new Lettering(pen);
    lettering.draw(
        lettering.shortened(heading, Style.HEADING, width - LEFT),
        LEFT,
        HEADING / 2 + 2,
        Align.LEFT,
        Style.HEADING);
  }

  /** Returns a panel; columns and rows count from 0. */
  public Panel panel(int column, int row, Axes axes) {
    Rectangle frame =
        new Rectangle(
            LEFT + column * (panelWidth + GAP),
            top + TITLE + row * (panelHeight + space.pixels),
            panelWidth,
            panelHeight);
    return new Panel(pen, lettering, frame, axes);
  }

  /** Returns the page, which is finished. */
  public BufferedImage image() {
    pen.dispose();
    return image;
  }
}
