// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.handwriting;

import java.util.ArrayList;
import java.util.List;

/**
 * One stroke of the pen: points, each joined to the next by a straight line or by a smooth curve.
 * Points joined by curves in a row lie on one centripetal Catmull-Rom spline, which passes through
 * all of them without loops or cusps (Catmull and Rom, "A class of local interpolating splines",
 * 1974; Yuksel, Schaefer and Keyser, "Parameterization and applications of Catmull-Rom curves",
 * 2011). Beyond either end it is continued by the end's own chord.
 *
 * @param points at least two points, Y growing downwards
 * @param joints how each point is joined to the next, one fewer than there are points
 */
record Stroke(List<Point> points, List<Joint> joints) {

  private static final int PIECES = 6;
  private static final double LEAST_KNOT_DISTANCE = 1e-3;

  /** How two neighbouring points are joined. */
  enum Joint {
    LINE,
    CURVE
  }

  Stroke {
    points = List.copyOf(points);
    joints = List.copyOf(joints);
    if (points.size() < 2 || joints.size() != points.size() - 1) {
      throw new IllegalArgumentException(
          "a stroke needs at least two points and a joint between any two, found "
              + points.size()
              + " points and "
              + joints.size()
              + " joints");
    }
  }

  /** Returns this stroke with other points, joined in the same way. */
  Stroke through(List<Point> others) {
    return new Stroke(others, joints);
  }

  /** Returns the corners of a polyline that approximates this stroke. */
  List<Point> flatten() {
    List<Point> corners = new ArrayList<>();
    corners.add(points.get(0));
    for (int index = 0; index < joints.size(); index++) {
      Point from = points.get(index);
      Point to = points.get(index + 1);
      if (joints.get(index) == Joint.CURVE) {
        boolean curvedBefore = index > 0 && joints.get(index - 1) == Joint.CURVE;
        boolean curvedAfter = index + 1 < joints.size() && joints.get(index + 1) == Joint.CURVE;
        Point before = curvedBefore ? points.get(index - 1) : from.reflected(to);
        Point after = curvedAfter ? points.get(index + 2) : to.reflected(from);
        addCurve(before, from, to, after, corners);
      } else {
        addLine(from, to, corners);
      }
    }
    return corners;
  }

  private static void addLine(Point from, Point to, List<Point> corners) {
    for (int piece = 1; piece <= PIECES; piece++) {
      corners.add(from.towards(to, piece / (double) PIECES));
    }
  }

  /**
   * Adds the segment of the spline between two points: a cubic with the spline's derivatives at
   * both.
   */
  private static void addCurve(
      Point before, Point from, Point to, Point after, List<Point> corners) {
    double first = knotDistance(before, from);
    double second = knotDistance(from, to);
    double third = knotDistance(to, after);
    Point leaving = slope(before, from, to, first, second);
    Point arriving = slope(from, to, after, second, third);
    for (int piece = 1; piece <= PIECES; piece++) {
      double t = piece / (double) PIECES;
      double rest = 1 - t;
      double atFrom = rest * rest * (1 + 2 * t);
      double atTo = t * t * (3 - 2 * t);
      double atLeaving = t * rest * rest * second;
      double atArriving = -t * t * rest * second;
      corners.add(
          new Point(
              atFrom * from.x()
                  + atTo * to.x()
                  + atLeaving * leaving.x()
                  + atArriving * arriving.x(),
              atFrom * from.y()
                  + atTo * to.y()
                  + atLeaving * leaving.y()
                  + atArriving * arriving.y()));
    }
  }

  /** Returns the derivative at the middle one of three points with given knot distances. */
  private static Point slope(
      Point before, Point at, Point after, double knotsBefore, double knotsAfter) {
    double both = knotsBefore + knotsAfter;
    double share = knotsAfter / (both * knotsBefore);
    double otherShare = knotsBefore / (both * knotsAfter);
    return new Point(
        (at.x() - before.x()) * share + (after.x() - at.x()) * otherShare,
        (at.y() - before.y()) * share + (after.y() - at.y()) * otherShare);
  }

  private static double knotDistance(Point one, Point other) {
    return Math.max(Math.sqrt(one.distance(other)), LEAST_KNOT_DISTANCE);
  }
}
