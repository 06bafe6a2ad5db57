// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A mark of a chart, in pixels. Overlapping marks are moved apart, and a thin line connects each
 * moved mark with its exact place. Marks without a number have a shape for each colour, so that
 * lines can be distinguished without colours.
 *
 * @param x the middle of the mark
 * @param y the middle of the mark
 * @param exactX its exact place
 * @param exactY its exact place
 * @param number the text in it; may be empty
 * @param colour its colour index
 * @param words its tooltip
 */
record Marker(
    double x, double y, double exactX, double exactY, String number, int colour, String words) {

  private static final double NUMBERED = 17;
  private static final double PLAIN = 4;
  private static final int MOST_PLAIN = 150;
  private static final int RINGS = 6;
  private static final int DIRECTIONS = 12;
  private static final int SHAPES = 7;

  /** The area of a chart in which marks may be placed. */
  record Area(double left, double right, double top, double bottom) {

    boolean holds(double x, double y) {
      return x >= left && x <= right && y >= top && y <= bottom;
    }
  }

  /** The data of the template. */
  record View(
      String x,
      String y,
      String number,
      String style,
      String words,
      String shape,
      List<String> leader) {}

  static Marker at(double x, double y, String number, int colour, String words) {
    return new Marker(x, y, x, y, number, colour, words);
  }

  /**
   * Returns marks without overlaps, as far as there is space. If the marks of a line are too dense
   * to be separated, those without a number stay at their exact places.
   */
  static List<Marker> apart(List<Marker> markers, Area area) {
    boolean dense = markers.size() > MOST_PLAIN;
    List<Marker> placed = new ArrayList<>();
    for (Marker marker : markers) {
      boolean stays = (dense && marker.number.isEmpty()) || marker.isFree(placed);
      placed.add(stays ? marker : marker.moved(placed, area));
    }
    return placed;
  }

  private Marker moved(List<Marker> placed, Area area) {
    double step = number.isEmpty() ? 2.5 * PLAIN : NUMBERED;
    for (int ring = 1; ring <= RINGS; ring++) {
      for (int direction = 0; direction < DIRECTIONS; direction++) {
        double angle = 2 * Math.PI * direction / DIRECTIONS;
        Marker candidate =
            new Marker(
                exactX + ring * step * Math.cos(angle),
                exactY - ring * step * Math.sin(angle),
                exactX,
                exactY,
                number,
                colour,
                words);
        if (area.holds(candidate.x, candidate.y) && candidate.isFree(placed)) {
          return candidate;
        }
      }
    }
    return this;
  }

  /** Marks of one line may touch each other. */
  private boolean isFree(List<Marker> placed) {
    double reach = number.isEmpty() ? PLAIN : NUMBERED;
    return placed.stream()
        .filter(other -> other.number.isEmpty() == number.isEmpty())
        .filter(other -> !number.isEmpty() || other.colour != colour)
        .noneMatch(other -> Math.hypot(other.x - x, other.y - y) < reach);
  }

  View view() {
    boolean isMoved = x != exactX || y != exactY;
    return new View(
        Chart.text(x),
        Chart.text(y),
        number,
        Chart.colour(colour),
        words,
        number.isEmpty() ? shape(colour, x, y) : "",
        isMoved
            ? List.of(
                "M"
                    + Chart.text(exactX)
                    + " "
                    + Chart.text(exactY)
                    + "L"
                    + Chart.text(x)
                    + " "
                    + Chart.text(y))
            : List.of());
  }

  /** Returns the outline of the shape of a colour around a place; empty for a circle. */
  static String shape(int colour, double x, double y) {
    String outline =
        switch (Math.floorMod(colour, SHAPES)) {
          case 1 -> "m-3.6-3.6h7.2v7.2h-7.2z";
          case 2 -> "m0-4.8l4.6 8h-9.2z";
          case 3 -> "m0-5.2l5.2 5.2l-5.2 5.2l-5.2-5.2z";
          case 4 -> "m0 4.8l4.6-8h-9.2z";
          case 5 -> "m-1.6-4.8h3.2v3.2h3.2v3.2h-3.2v3.2h-3.2v-3.2h-3.2v-3.2h3.2z";
          case 6 -> "m-4.8-3.2h9.6v6.4h-9.6z";
          default -> "";
        };
    return outline.isEmpty() ? "" : "M" + Chart.text(x) + " " + Chart.text(y) + outline;
  }
}
