// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.sentence;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.difflab.report.picture.Lettering;
import org.difflab.report.picture.Lettering.Align;
import org.difflab.report.picture.Lettering.Style;
import org.difflab.report.picture.SampleImage;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;

/**
 * Letters on white paper, each in its cell, with space for a short text in the lower right corner.
 */
final class SentencePage {

  private static final int MARGIN = 14;
  private static final int FOOT = 26;
  private static final int LEAST_WIDTH = 160;
  private static final int WIDTH = 960;
  private static final int MOST_ZOOM = 4;
  private static final int MOST_PIXELS = 50_000_000;

  private final Sentence sentence;
  private final SampleImage image;
  private final int cellWidth;
  private final int cellHeight;
  private final int width;
  private final int height;

  /**
   * Creates the page of a sentence.
   *
   * @param shape how a letter's image is laid out
   * @throws InputException if it would be too large
   */
  SentencePage(Sentence sentence, Shape shape) {
    this.sentence = sentence;
    this.image = new SampleImage(shape);
    int zoom =
        Math.max(
            1, Math.min(MOST_ZOOM, (WIDTH - 2 * MARGIN) / (shape.width() * sentence.columns())));
    this.cellWidth = zoom * shape.width();
    this.cellHeight = zoom * shape.height();
    this.width = Math.max(LEAST_WIDTH, sentence.columns() * cellWidth + 2 * MARGIN);
    long tall = (long) sentence.lines() * cellHeight + MARGIN + FOOT;
    if (tall * width > MOST_PIXELS) {
      throw new InputException(
          "the text would make a picture of "
              + width
              + "x"
              + tall
              + " pixels, which is too large; write it in parts");
    }
    this.height = (int) tall;
  }

  /**
   * Draws the page.
   *
   * @param letters one row for each letter of the sentence
   * @param words the text in the corner; may be empty
   */
  BufferedImage draw(Matrix letters, String words) {
    BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = page.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    List<Sentence.Letter> places = sentence.letters();
    for (int row = 0; row < places.size(); row++) {
      Sentence.Letter place = places.get(row);
      pen.drawImage(
          image.of(letters, row),
          MARGIN + place.column() * cellWidth,
          MARGIN + place.line() * cellHeight,
          cellWidth,
          cellHeight,
          null);
    }
    new Lettering(pen).draw(words, width - MARGIN, height - FOOT / 2, Align.RIGHT, Style.TITLE);
    pen.dispose();
    return page;
  }
}
