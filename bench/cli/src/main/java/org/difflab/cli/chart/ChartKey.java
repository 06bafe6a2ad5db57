package org.difflab.cli.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What numbers and colours of a chart stand for, below it: in two columns, or in one if some names
 * are too long for that.
 */
final class ChartKey {

  private static final int LINE = 19;
  private static final int MOST_LETTERS = 60;
  private static final int MOST_LETTERS_OF_TWO_COLUMNS = 27;

  private final double left;
  private final double top;
  private final double right;
  private final List<Named> named = new ArrayList<>();

  /** Makes an empty key at a place, in pixels. */
  ChartKey(double left, double top, double right) {
    this.left = left;
    this.top = top;
    this.right = right;
  }

  private record Named(String number, String name, String style) {}

  /** What the template shows. */
  record Entry(
      String x,
      String y,
      String textY,
      String textX,
      String number,
      String name,
      String full,
      String style) {}

  void add(String number, String name, String style) {
    named.add(new Named(number, name, style));
  }

  /** Returns how high it is in pixels. */
  int height() {
    return (named.size() + columns() - 1) / columns() * LINE;
  }

  List<Entry> laidOut() {
    return IntStream.range(0, named.size()).mapToObj(this::entry).toList();
  }

  private int columns() {
    return named.stream().allMatch(each -> each.name().length() <= MOST_LETTERS_OF_TWO_COLUMNS)
        ? 2
        : 1;
  }

  private Entry entry(int place) {
    Named each = named.get(place);
    int columns = columns();
    double x = left + place % columns * (right - left) / columns;
    double y = top + LINE * (place / columns);
    String name = each.name();
    String shown = name.length() > MOST_LETTERS ? name.substring(0, MOST_LETTERS - 1) + "…" : name;
    return new Entry(
        Chart.text(x),
        Chart.text(y),
        Chart.text(y + 4),
        Chart.text(x + 13),
        each.number(),
        shown,
        name,
        each.style());
  }
}
