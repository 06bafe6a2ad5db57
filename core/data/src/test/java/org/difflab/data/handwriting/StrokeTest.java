// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.handwriting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.difflab.data.handwriting.Stroke.Joint;
import org.junit.jupiter.api.Test;

class StrokeTest {

  private static Stroke stroke(Joint joint, Point... points) {
    return new Stroke(List.of(points), Collections.nCopies(points.length - 1, joint));
  }

  @Test
  void lineStaysStraight() {
    for (Point corner : stroke(Joint.LINE, new Point(0, 1), new Point(2, 5)).flatten()) {
      assertEquals(1 + 2 * corner.x(), corner.y(), 1e-12);
    }
  }

  @Test
  void curveRunsThroughAllItsPoints() {
    Stroke curve =
        stroke(
            Joint.CURVE,
            new Point(0, 0),
            new Point(0.3, 0.2),
            new Point(0.3, 0.25),
            new Point(-0.5, 1));

    List<Point> corners = curve.flatten();

    for (Point point : curve.points()) {
      assertTrue(corners.stream().anyMatch(corner -> corner.distance(point) < 1e-12));
    }
    assertEquals(curve.points().get(0), corners.get(0));
  }

  @Test
  void curveThroughACircleStaysNearIt() {
    List<Point> points = new ArrayList<>();
    for (int eighth = 0; eighth <= 8; eighth++) {
      points.add(
          new Point(StrictMath.cos(eighth * Math.PI / 4), StrictMath.sin(eighth * Math.PI / 4)));
    }

    List<Point> corners = stroke(Joint.CURVE, points.toArray(Point[]::new)).flatten();

    for (Point corner : corners) {
      assertEquals(1, corner.distance(new Point(0, 0)), 0.055);
    }
  }

  @Test
  void curveThroughOnePointTwiceIsFinite() {
    Point twice = new Point(0.5, 0.5);

    for (Point corner : stroke(Joint.CURVE, twice, twice, new Point(1, 0), twice).flatten()) {
      assertTrue(Double.isFinite(corner.x()) && Double.isFinite(corner.y()), corner::toString);
    }
  }

  @Test
  void refusesASinglePoint() {
    assertThrows(
        IllegalArgumentException.class, () -> new Stroke(List.of(new Point(0, 0)), List.of()));
  }
}
