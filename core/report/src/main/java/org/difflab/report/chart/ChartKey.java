// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The key below a chart, for its numbers and colours: in two columns, or in one if some names are
 * too long. Long names are wrapped.
 */
final class ChartKey {

  private static final int LINE = 19;
  private static final int NEXT_LINE = 14;
  private static final int MOST_LINES = 3;
  private static final int LETTERS = 12;
  private static final int INDENT = 13;

  private final double left;
  private final double top;
  private final double right;
  private final List<Named> named = new ArrayList<>();

  /** Creates an empty key at a place, in pixels. */
  ChartKey(double left, double top, double right) {
    this.left = left;
    this.top = top;
    this.right = right;
  }

  private record Named(String number, String name, int colour) {}

  /** A line of a name. */
  record NameLine(String x, String y, String text) {}

  /** The data of the template. */
  record Entry(
      String x,
      String y,
      String number,
      String shape,
      List<NameLine> lines,
      String full,
      String style) {}

  void add(String number, String name, int colour) {
    named.add(new Named(number, name, colour));
  }

  /** Returns its height in pixels. */
  double height() {
    return heights().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Returns the height of each row. */
  private List<Double> heights() {
    List<Double> heights = new ArrayList<>();
    int columns = columns();
    for (int first = 0; first < named.size(); first += columns) {
      heights.add(
          columns == 2 ? LINE : LINE + (double) NEXT_LINE * (wrapped(named.get(first)).size() - 1));
    }
    return heights;
  }

  private int columns() {
    double room = (right - left) / 2 - INDENT - 4;
    return named.stream().allMatch(each -> TextWidth.of(each.name(), LETTERS) <= room) ? 2 : 1;
  }

  private List<String> wrapped(Named each) {
    return TextWidth.fitting(LETTERS, right - left - INDENT - 4).wrapped(each.name(), MOST_LINES);
  }

  List<Entry> laidOut() {
    List<Entry> entries = new ArrayList<>();
    List<Double> heights = heights();
    int columns = columns();
    double y = top;
    for (int place = 0; place < named.size(); place++) {
      double x = left + place % columns * (right - left) / columns;
      entries.add(entry(named.get(place), x, y));
      if (place % columns == columns - 1) {
        y += heights.get(place / columns);
      }
    }
    return entries;
  }

  private Entry entry(Named each, double x, double y) {
    List<String> lines = wrapped(each);
    return new Entry(
        Chart.text(x),
        Chart.text(y),
        each.number(),
        each.number().isEmpty() ? Marker.shape(each.colour(), x, y) : "",
        IntStream.range(0, lines.size())
            .mapToObj(
                line ->
                    new NameLine(
                        Chart.text(x + INDENT),
                        Chart.text(y + 4 + (double) NEXT_LINE * line),
                        lines.get(line)))
            .toList(),
        each.name(),
        Chart.colour(each.colour()));
  }
}
