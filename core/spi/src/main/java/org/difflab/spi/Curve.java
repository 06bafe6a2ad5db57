// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.List;

/**
 * How a number changed while a model was trained, such as its loss. A curve whose name begins with
 * "validation" was measured on validation data; reports draw it dashed, together with the curve
 * that has the rest of its name.
 *
 * @param name what the number is: "loss"
 * @param points the recorded values, in the order of the steps
 * @since 0.1
 */
public record Curve(String name, List<Point> points) {

  /** Copies the points. */
  public Curve {
    points = List.copyOf(points);
  }

  /**
   * One value.
   *
   * @param step number of training steps after which it was recorded
   * @param value the value
   */
  public record Point(long step, double value) {}
}
