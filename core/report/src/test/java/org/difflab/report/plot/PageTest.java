// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.difflab.spi.Matrix;
import org.junit.jupiter.api.Test;

final class PageTest {

  private static final String LONG =
      "a prompt that says in many words what is to be seen, as captions of pictures do, and of"
          + " which only the end differs: ";
  private static final Axes UNIT = new Axes(new Range(0, 1), new Range(0, 1));

  private static BufferedImage page(String words, BiConsumer<Panel, String> writing) {
    Page page = new Page("", 2, 2, 200, 120, Page.Space.TITLES);
    for (int number = 0; number < 4; number++) {
      Panel panel = page.panel(number % 2, number / 2, UNIT).framed();
      if (number == 2) {
        writing.accept(panel, words);
      }
    }
    return page.image();
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static void assertReadToTheEnd(BiConsumer<Panel, String> writing) {
    BufferedImage first = page(LONG + "first", writing);
    BufferedImage other = page(LONG + "other", writing);
    assertEquals(first.getWidth(), other.getWidth());
    assertFalse(Arrays.equals(pixels(first), pixels(other)), "the last word is not shown");
    BufferedImage plain = page("", (panel, words) -> {});
    assertEquals(
        plain.getWidth() * plain.getHeight(),
        pixels(page("7", writing)).length,
        "short words leave a page as it is");
  }

  @Test
  void aLongTitleIsShownWhole() {
    assertReadToTheEnd(Panel::title);
  }

  @Test
  void aLongLabelIsShownWhole() {
    assertReadToTheEnd(Panel::beside);
  }

  @Test
  void aLongLegendIsShownWhole() {
    assertReadToTheEnd((panel, words) -> panel.legend(List.of(words), List.of(Colours.TRUE)));
  }

  @Test
  void aLegendNeverCoversMostOfAPanel() {
    Matrix point = Matrix.wrap(1, 2, new float[] {0.9f, 0.9f});
    BufferedImage plain = page("", (panel, words) -> panel.points(point, Colours.TRUE, 2));
    BufferedImage named =
        page(
            LONG,
            (panel, words) ->
                panel.points(point, Colours.TRUE, 2).legend(List.of(words), List.of(Colours.TRUE)));
    assertTrue(named.getHeight() > plain.getHeight(), "the legend lies below");
    BufferedImage above = named.getSubimage(0, 0, plain.getWidth(), plain.getHeight());
    assertArrayEquals(pixels(plain), pixels(above));
  }

  @Test
  void rowsMoveApartByTheLinesOfTheirTitles() {
    BufferedImage brief = page("t = 1", Panel::title);
    BufferedImage plain = page("", (panel, words) -> {});
    assertEquals(plain.getHeight(), brief.getHeight());
    BufferedImage many = page(LONG, Panel::title);
    int added = many.getHeight() - plain.getHeight();
    assertTrue(added > 0 && added % 16 == 0, "added " + added);
    int firstRow = 8 + 24 + 120;
    assertArrayEquals(
        pixels(plain.getSubimage(0, 0, plain.getWidth(), firstRow)),
        pixels(many.getSubimage(0, 0, many.getWidth(), firstRow)),
        "the row above stays where it was");
    int rest = plain.getHeight() - firstRow - 24;
    assertArrayEquals(
        pixels(plain.getSubimage(0, firstRow + 24, plain.getWidth(), rest)),
        pixels(many.getSubimage(0, firstRow + 24 + added, many.getWidth(), rest)),
        "the row moved down whole");
  }
}
