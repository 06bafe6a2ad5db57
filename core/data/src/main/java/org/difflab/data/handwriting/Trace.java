// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.handwriting;

import java.util.List;

/**
 * What a pen leaves: a polyline as wide as the pen was pressed, in pixels.
 *
 * @param corners at least two, (0, 0) being the upper left corner of the upper left pixel
 * @param startRadius half the width where the stroke begins; in between it changes evenly
 * @param endRadius half the width where the stroke ends
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
