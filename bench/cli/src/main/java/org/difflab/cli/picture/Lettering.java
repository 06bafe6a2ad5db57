package org.difflab.cli.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;

/**
 * Writes into a picture. A machine without any font gets its pictures without words, not an error.
 */
public final class Lettering {

  private static final int POINTS = 13;
  private static final Color INK = new Color(0x33, 0x33, 0x33);

  private final Graphics2D pen;
  private final int points;
  private boolean legible = true;

  /** Which part of a text stands at the place it is written to. */
  public enum Align {
    /** Its left end. */
    LEFT,
    /** Its middle. */
    MIDDLE,
    /** Its right end. */
    RIGHT
  }

  /** Makes the lettering of a picture. */
  public Lettering(Graphics2D pen) {
    this(pen, POINTS);
  }

  /** Makes the lettering of a picture in another size. */
  public Lettering(Graphics2D pen, int points) {
    this.pen = pen;
    this.points = points;
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
  }

  /**
   * Writes a text.
   *
   * @param x where its aligned part stands
   * @param y the middle of its height
   */
  public void draw(String text, int x, int y, Align align) {
    if (!legible) {
      return;
    }
    try {
      pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, points));
      FontMetrics metrics = pen.getFontMetrics();
      pen.setColor(INK);
      int width = metrics.stringWidth(text);
      int left =
          switch (align) {
            case LEFT -> x;
            case MIDDLE -> x - width / 2;
            case RIGHT -> x - width;
          };
      pen.drawString(text, left, y + (metrics.getAscent() - metrics.getDescent()) / 2);
    } catch (NullPointerException | LinkageError | InternalError e) {
      // How Java says that the system has neither fonts nor a font library differs by its version.
      legible = false;
    }
  }
}
