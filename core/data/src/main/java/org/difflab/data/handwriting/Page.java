// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.handwriting;

import java.util.ArrayList;
import java.util.List;

/**
 * The placement of writing in a picture, as in MNIST: a given size of its longer side, including
 * the ink, with its centre of mass at a given place, but never in the outermost {@value #MARGIN}
 * pixels.
 *
 * @param size pixels along the longer side
 * @param center the place of the centre of mass, in pixels
 */
record Page(double size, Point center) {

  /** Width of the empty margin in pixels. */
  static final int MARGIN = 2;

  /** Ink within this distance of a pixel's centre colours the pixel. */
  private static final double HALO = Pen.EDGE - 0.5;

  /** Returns the traces scaled and moved; radii are unchanged. */
  List<Trace> place(List<Trace> traces) {
    Extent extent = Extent.of(traces);
    double border = extent.radius() + HALO;
    double scale = (size - 2 * border) / Math.max(extent.width(), extent.height());
    double reach = MARGIN + border;
    double dx =
        shift(
            scale * extent.left(),
            scale * extent.right(),
            reach,
            scale * extent.mass().x(),
            center.x());
    double dy =
        shift(
            scale * extent.top(),
            scale * extent.bottom(),
            reach,
            scale * extent.mass().y(),
            center.y());
    List<Trace> placed = new ArrayList<>();
    for (Trace trace : traces) {
      List<Point> corners = new ArrayList<>();
      for (Point corner : trace.corners()) {
        corners.add(new Point(scale * corner.x() + dx, scale * corner.y() + dy));
      }
      placed.add(new Trace(corners, trace.startRadius(), trace.endRadius()));
    }
    return placed;
  }

  /** Returns the shift that moves a centre to a place, or as near as both ends allow. */
  private static double shift(double low, double high, double reach, double middle, double place) {
    return Math.min(Math.max(place - middle, reach - low), Pen.SIDE - reach - high);
  }

  /**
   * The bounding box and the centre of mass of traces; the mass of a line segment is its length.
   */
  private record Extent(
      double left, double right, double top, double bottom, double radius, Point mass) {

    static Extent of(List<Trace> traces) {
      double left = Double.POSITIVE_INFINITY;
      double right = Double.NEGATIVE_INFINITY;
      double top = Double.POSITIVE_INFINITY;
      double bottom = Double.NEGATIVE_INFINITY;
      double radius = 0;
      double length = 0;
      double massX = 0;
      double massY = 0;
      for (Trace trace : traces) {
        radius = Math.max(radius, Math.max(trace.startRadius(), trace.endRadius()));
        Point before = trace.corners().get(0);
        for (Point corner : trace.corners()) {
          left = Math.min(left, corner.x());
          right = Math.max(right, corner.x());
          top = Math.min(top, corner.y());
          bottom = Math.max(bottom, corner.y());
          double piece = before.distance(corner);
          length += piece;
          massX += piece * (before.x() + corner.x()) / 2;
          massY += piece * (before.y() + corner.y()) / 2;
          before = corner;
        }
      }
      return new Extent(
          left, right, top, bottom, radius, new Point(massX / length, massY / length));
    }

    double width() {
      return right - left;
    }

    double height() {
      return bottom - top;
    }
  }
}
