package org.difflab.cli.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;

/**
 * Writes titles into a picture. A machine without any font gets its pictures without titles, not an
 * error.
 */
final class Title {

  private static final int POINTS = 13;
  private static final Color INK = new Color(0x33, 0x33, 0x33);

  private final Graphics2D pen;
  private boolean legible = true;

  Title(Graphics2D pen) {
    this.pen = pen;
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
  }

  void draw(String text, int middle, int top, int height) {
    if (!legible) {
      return;
    }
    try {
      pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, POINTS));
      FontMetrics metrics = pen.getFontMetrics();
      pen.setColor(INK);
      int baseline = top + (height + metrics.getAscent() - metrics.getDescent()) / 2;
      pen.drawString(text, middle - metrics.stringWidth(text) / 2, baseline);
    } catch (NullPointerException | LinkageError | InternalError e) {
      // How Java says that the system has neither fonts nor a font library differs by its version.
      legible = false;
    }
  }
}
