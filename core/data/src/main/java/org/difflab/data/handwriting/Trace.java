// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.handwriting;

import java.util.List;

/**
 * The trace of a pen: a polyline whose width follows the pen pressure, in pixels.
 *
 * @param corners at least two, (0, 0) being the upper left corner of the upper left pixel
 * @param startRadius half the width at the start of the stroke; it changes linearly along the
 *     stroke
 * @param endRadius half the width at its end
 */
record Trace(List<Point> corners, double startRadius, double endRadius) {

  Trace {
    corners = List.copyOf(corners);
  }

  /** Returns half the width at a corner. */
  double radius(int corner) {
    return startRadius + (endRadius - startRadius) * corner / (corners.size() - 1);
  }
}
