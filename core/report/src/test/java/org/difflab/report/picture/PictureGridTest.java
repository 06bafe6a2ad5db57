// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import org.difflab.report.picture.Lettering.Style;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.junit.jupiter.api.Test;

class PictureGridTest {

  private static final Shape SHAPE = new Shape(8, 8, 1);

  private static BufferedImage draw(String prompt) {
    Samples samples = new Samples(Matrix.zeros(3, 64), Collections.nCopies(3, prompt));
    return new PictureGrid(SHAPE, List.of(prompt), 1).draw(samples);
  }

  @Test
  void aLongPromptIsBrokenIntoLinesAboveItsRow() {
    BufferedImage few = draw("7");
    BufferedImage many = draw("a caption of a picture, as people write them, ".repeat(5));
    assertTrue(many.getWidth() <= 460, "width " + many.getWidth());
    assertEquals(few.getHeight() + 3 * 16, many.getHeight(), "four lines instead of one");
    BufferedImage unbroken = draw("x".repeat(300));
    assertTrue(unbroken.getWidth() <= 460, "width " + unbroken.getWidth());
  }

  @Test
  void linesFitAWidthAndTheLastIsShortened() {
    Lettering lettering =
        new Lettering(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics());
    List<String> lines =
        lettering.wrapped("one two three four five six ".repeat(9), Style.TITLE, 90, 3);
    assertEquals(3, lines.size());
    assertTrue(
        lines.stream().allMatch(line -> lettering.width(line, Style.TITLE) <= 90),
        lines.toString());
    assertTrue(lines.get(2).endsWith("…"), lines.toString());
    assertEquals(List.of("short"), lettering.wrapped(" short ", Style.TITLE, 90, 3));
  }

  @Test
  void noCharacterIsCutInTwo() {
    Lettering lettering =
        new Lettering(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics());
    for (int width = 1; width < 60; width++) {
      List<String> lines = lettering.wrapped("𝒳".repeat(20), Style.TITLE, width, 3);
      assertTrue(
          lines.stream()
              .flatMapToInt(String::codePoints)
              .noneMatch(point -> point < 0x10000 && Character.isSurrogate((char) point)),
          "width " + width + ": " + lines);
    }
  }
}
