// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.plot;

import org.difflab.spi.Matrix;

/**
 * The part of the plane that a panel shows.
 *
 * @param x from left to right
 * @param y from bottom to top
 */
public record Axes(Range x, Range y) {

  private static final double AIR = 1.08;

  /** Returns axes for a histogram, with a margin above its maximum. */
  public static Axes under(Range x, double peak) {
    return new Axes(x, new Range(0, peak > 0 ? AIR * peak : 1));
  }

  /** Returns axes that include the first two columns, with one scale for both. */
  public static Axes of(Matrix points) {
    return square(Range.of(points, 0), Range.of(points, 1));
  }

  /** Returns axes of equal length that include both ranges. */
  public static Axes square(Range x, Range y) {
    double length = Math.max(x.length(), y.length());
    return new Axes(x.withLength(length), y.withLength(length));
  }

  /** Returns square axes that include both. */
  public Axes and(Axes other) {
    return square(x.and(other.x), y.and(other.y));
  }

  /** Returns square axes extended towards others by at most their own length. */
  public Axes reachingFor(Axes other) {
    return square(x.reachingFor(other.x), y.reachingFor(other.y));
  }
}
