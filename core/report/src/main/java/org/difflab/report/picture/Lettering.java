// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.List;
import java.util.Optional;

/**
 * Writes text into a picture. On a machine without fonts, pictures have no text, instead of an
 * error.
 */
public final class Lettering {

  private final Graphics2D pen;
  private boolean legible = true;

  /** The alignment of a text relative to its place. */
  public enum Align {
    /** Its left end. */
    LEFT,
    /** Its middle. */
    MIDDLE,
    /** Its right end. */
    RIGHT
  }

  /** The style of a text. */
  public enum Style {
    /** The heading of a page. */
    HEADING(Font.BOLD, 15, 0x222833),
    /** The title of a part of a page. */
    TITLE(Font.PLAIN, 13, 0x333333),
    /** Numbers along an axis. */
    TICK(Font.PLAIN, 11, 0x6b727c);

    private final int weight;
    private final int points;
    private final int ink;

    Style(int weight, int points, int ink) {
      this.weight = weight;
      this.points = points;
      this.ink = ink;
    }
  }

  /** Creates the lettering of a picture. */
  public Lettering(Graphics2D pen) {
    this.pen = pen;
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
  }

  /**
   * Writes a text.
   *
   * @param x the place of its aligned part
   * @param y the middle of its height
   */
  public void draw(String text, int x, int y, Align align, Style style) {
    metrics(style)
        .ifPresent(
            metrics -> {
              pen.setColor(new Color(style.ink));
              int width = metrics.stringWidth(text);
              int left =
                  switch (align) {
                    case LEFT -> x;
                    case MIDDLE -> x - width / 2;
                    case RIGHT -> x - width;
                  };
              pen.drawString(text, left, y + (metrics.getAscent() - metrics.getDescent()) / 2);
            });
  }

  /** Returns the width of a text in pixels; 0 on a machine without fonts. */
  public int width(String text, Style style) {
    return metrics(style).map(metrics -> metrics.stringWidth(text)).orElse(0);
  }

  /**
   * Breaks a text into lines that fit a width, between words or after hyphens where that is
   * possible. If the text does not fit, the last line ends in an ellipsis.
   *
   * @param most maximum number of lines, at least 1
   */
  public List<String> wrapped(String text, Style style, int width, int most) {
    return fitting(style, width).wrapped(text, most);
  }

  /** Returns a text, shortened with an ellipsis if it does not fit a width. */
  public String shortened(String text, Style style, int width) {
    return fitting(style, width).shortened(text);
  }

  private FittingText fitting(Style style, int width) {
    return new FittingText(text -> width(text, style), width);
  }

  private Optional<FontMetrics> metrics(Style style) {
    if (!legible) {
      return Optional.empty();
    }
    try {
      pen.setFont(new Font(Font.SANS_SERIF, style.weight, style.points));
      return Optional.of(pen.getFontMetrics());
    } catch (NullPointerException | LinkageError | InternalError e) {
      // Java versions report missing fonts or font libraries in different ways.
      legible = false;
      return Optional.empty();
    }
  }
}
