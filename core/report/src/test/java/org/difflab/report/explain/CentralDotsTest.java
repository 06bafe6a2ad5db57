// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.difflab.report.chart.Chart.Point;
import org.junit.jupiter.api.Test;

/** Which dots are drawn. */
class CentralDotsTest {

  private static List<Point> row(int count) {
    List<Point> dots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      dots.add(new Point(i, 5));
    }
    return dots;
  }

  private static List<Integer> upTo(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void aDotFarOffIsLeftOut() {
    List<Point> dots = row(200);
    dots.add(new Point(100, 277));
    dots.add(new Point(5000, 5));
    assertEquals(upTo(200), CentralDots.of(dots).numbers());
  }

  @Test
  void dotsAtTheEdgeStay() {
    List<Point> dots = row(200);
    dots.add(new Point(300, 5));
    assertEquals(upTo(201), CentralDots.of(dots).numbers());
    assertEquals(upTo(1), CentralDots.of(row(1)).numbers());
  }
}
