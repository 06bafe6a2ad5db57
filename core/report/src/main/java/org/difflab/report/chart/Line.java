// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of a chart. Lines that partly coincide are dashed, each in the gaps of the others, so that
 * all of them stay visible; lines whose colour repeats are dotted.
 *
 * @param points its points, as texts of two coordinates
 * @param style its CSS classes
 * @param colour its colour index; negative for none
 */
record Line(List<String> points, String style, int colour) {

  private static final int DASH = 6;
  private static final int MOST_TOGETHER = 6;

  /** The data of the template. */
  record View(String points, String style, String dashes, String offset) {}

  static List<View> views(List<Line> lines) {
    Map<String, List<Integer>> together = new HashMap<>();
    for (int number = 0; number < lines.size(); number++) {
      for (String part : lines.get(number).parts()) {
        List<Integer> users = together.computeIfAbsent(part, added -> new ArrayList<>());
        if (users.isEmpty() || users.get(users.size() - 1) != number) {
          users.add(number);
        }
      }
    }
    List<View> views = new ArrayList<>();
    for (int number = 0; number < lines.size(); number++) {
      views.add(lines.get(number).view(number, together));
    }
    return views;
  }

  private View view(int number, Map<String, List<Integer>> together) {
    List<Integer> users = List.of(number);
    for (String part : parts()) {
      if (together.get(part).size() > users.size()) {
        users = together.get(part);
      }
    }
    int rank = users.indexOf(number);
    int count = Math.min(MOST_TOGETHER, users.size());
    String dashes = "";
    if (rank > 0) {
      dashes = DASH + " " + DASH * (count - 1);
    } else if (colour >= Chart.colours()) {
      dashes = "1.5 " + 2 * (colour / Chart.colours() + 1);
    }
    return new View(
        String.join(" ", points), style, dashes, Integer.toString(-DASH * (rank % count)));
  }

  /** Returns the segments between neighbouring points; empty for lines without a colour. */
  private List<String> parts() {
    List<String> parts = new ArrayList<>();
    for (int number = 1; colour >= 0 && number < points.size(); number++) {
      parts.add(points.get(number - 1) + " " + points.get(number));
    }
    return parts;
  }
}
