// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.difflab.report.plot.BarPlot.Bar;
import org.difflab.report.plot.BarPlot.Group;
import org.junit.jupiter.api.Test;

class BarPlotTest {

  /** The number of pixels of a colour in each line that has any. */
  private static List<Integer> lengths(BufferedImage image, Color colour) {
    return IntStream.range(0, image.getHeight())
        .map(
            y ->
                (int)
                    IntStream.range(0, image.getWidth())
                        .filter(
                            x -> (image.getRGB(x, y) & 0xffffff) == (colour.getRGB() & 0xffffff))
                        .count())
        .filter(count -> count > 0)
        .boxed()
        .toList();
  }

  private static BufferedImage draw(Bar... bars) {
    return new BarPlot(List.of(new Group("title", "unit", List.of(bars)))).draw();
  }

  @Test
  void barsAreAsLongAsTheirValues() {
    List<Integer> lengths = lengths(draw(new Bar("a", 4, 0), new Bar("b", 1, 0)), Colours.TRUE);

    int most = lengths.get(0);
    int least = lengths.get(lengths.size() - 1);
    assertTrue(most > BarPlot.WIDTH / 2, "the longest bar takes " + most + " pixels");
    assertEquals(most / 4.0, least, 2);
  }

  @Test
  void anErrorBarSpansTheErrorOnBothSides() {
    BufferedImage image = draw(new Bar("a", 10, 2.5));
    int bar = lengths(image, Colours.TRUE).stream().mapToInt(Integer::intValue).max().orElseThrow();
    int error =
        lengths(image, Colours.NOISED).stream().mapToInt(Integer::intValue).max().orElseThrow();

    assertEquals(bar / 2.0, error, 3);
    assertEquals(List.of(), lengths(draw(new Bar("a", 10, 0)), Colours.NOISED));
  }

  @Test
  void longLabelsAreWrappedAndNotCut() {
    int one = draw(new Bar("short", 1, 0)).getHeight();
    int several = draw(new Bar("a long label, ".repeat(20), 1, 0)).getHeight();

    assertTrue(several > one + 40, several + " is not much more than " + one);
  }

  @Test
  void groupsAreBelowEachOtherWithAxesOfTheirOwn() {
    Group small = new Group("small", "ms", List.of(new Bar("a", 1e-9, 0)));
    Group large = new Group("large", "s", List.of(new Bar("a", 1e9, 0)));
    BufferedImage both = new BarPlot(List.of(small, large)).draw();

    assertEquals(
        new BarPlot(List.of(small)).draw().getHeight()
            + new BarPlot(List.of(large)).draw().getHeight(),
        both.getHeight());
    assertEquals(1, lengths(both, Colours.TRUE).stream().distinct().count());
  }

  @Test
  void valuesOfZeroAndNoGroupsAreDrawn() {
    assertEquals(BarPlot.WIDTH, draw(new Bar("nothing", 0, 0)).getWidth());
    assertEquals(BarPlot.WIDTH, new BarPlot(List.of()).draw().getWidth());
  }
}
