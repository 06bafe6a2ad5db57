// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.handwriting;

/**
 * A point on paper.
 *
 * @param x grows to the right
 * @param y grows downwards
 */
record Point(double x, double y) {

  Point plus(double dx, double dy) {
    return new Point(x + dx, y + dy);
  }

  /** Returns the linear interpolation to another point: 0 is this point, 1 the other. */
  Point towards(Point other, double share) {
    return new Point(x + share * (other.x - x), y + share * (other.y - y));
  }

  /** Returns the reflection of another point through this one. */
  Point reflected(Point other) {
    return new Point(2 * x - other.x, 2 * y - other.y);
  }

  double distance(Point other) {
    double dx = other.x - x;
    double dy = other.y - y;
    return Math.sqrt(dx * dx + dy * dy);
  }
}
