// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.handwriting;

/**
 * A place on paper.
 *
 * @param x grows to the right
 * @param y grows downwards
 */
record Point(double x, double y) {

  Point plus(double dx, double dy) {
    return new Point(x + dx, y + dy);
  }

  /** Returns the place that share of the way to another: 0 is here, 1 is there. */
  Point towards(Point other, double share) {
    return new Point(x + share * (other.x - x), y + share * (other.y - y));
  }

  /** Returns the mirror image of another point in this one. */
  Point reflected(Point other) {
    return new Point(2 * x - other.x, 2 * y - other.y);
  }

  double distance(Point other) {
    double dx = other.x - x;
    double dy = other.y - y;
    return Math.sqrt(dx * dx + dy * dy);
  }
}
