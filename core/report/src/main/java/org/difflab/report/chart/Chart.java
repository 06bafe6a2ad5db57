// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.difflab.report.plot.Colours;
import org.difflab.report.plot.Ticks;

/**
 * A builder of charts. Overlapping elements stay distinguishable: marks as described at {@link
 * Marker}, lines as described at {@link Line}, and intervals at one place are drawn next to each
 * other. Points that are not finite are left out.
 */
public final class Chart implements Drawing {

  private static final int WIDTH = 460;
  private static final int PLOT_HEIGHT = 250;
  private static final int LEAST_LEFT = 50;
  private static final int RIGHT = 16;
  private static final int TOP = 12;
  private static final int X_TICKS = 6;
  private static final int Y_TICKS = 6;
  private static final int LETTERS = 12;
  private static final int LINE_HEIGHT = 14;
  private static final int LABEL_LINES = 2;
  private static final int TICK_GAP = 6;
  private static final double SIDE_BY_SIDE = 4;

  private final String title;
  private final String description;
  private final Axis x;
  private final Axis y;
  private final Ticks xTicks;
  private final Ticks yTicks;
  private final List<String> xLabel;
  private final List<String> yLabel;
  private final double left;
  private final double below;
  private final List<Dot> dots = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<Interval> intervals = new ArrayList<>();
  private final List<Bar> bars = new ArrayList<>();
  private final List<Marker> markers = new ArrayList<>();
  private final ChartKey key;

  /** A value at a place. */
  public record Point(double x, double y) {

    boolean isFinite() {
      return Double.isFinite(x) && Double.isFinite(y);
    }
  }

  record Dot(String x, String y, String style) {}

  record Interval(double x, double upper, double lower, int colour) {}

  /** The position of an interval and its ends. */
  record IntervalView(String path, String style) {}

  record Bar(String x, String y, String width, String height, String style, String words) {}

  record TickLine(String at, String text) {}

  record LabelLine(String text, String y) {}

  /** The sizes of a picture, in pixels. */
  record Size(String width, String height) {}

  /** Where the plot lies between its axes, in pixels. */
  record Area(String left, String right, String top, String bottom) {}

  /**
   * An axis as it is drawn.
   *
   * @param full its whole label
   * @param label the same, in lines that fit
   * @param middle the middle of the axis, along it
   * @param ticks its ticks
   * @param tickText where the texts of its ticks begin, across it
   */
  record AxisView(
      String full, List<LabelLine> label, String middle, List<TickLine> ticks, String tickText) {}

  /** What is drawn between the axes. */
  record Marks(
      List<Dot> dots,
      List<Line.View> lines,
      List<IntervalView> intervals,
      List<Bar> bars,
      List<Marker.View> markers) {}

  /** The data of the template. */
  record View(
      String title,
      String description,
      Size size,
      Area area,
      AxisView x,
      AxisView y,
      Marks marks,
      List<ChartKey.Entry> key,
      List<String> styleSheet) {}

  /**
   * Starts a chart.
   *
   * @param title a short title
   * @param description a text alternative for accessibility
   */
  public Chart(String title, String description, Axis x, Axis y) {
    this.title = title;
    this.description = description;
    this.x = x;
    this.y = y;
    this.yTicks = y.ticks(Y_TICKS, PLOT_HEIGHT, text -> LINE_HEIGHT);
    this.yLabel =
        TextWidth.fitting(LETTERS, PLOT_HEIGHT + 2.0 * TOP)
            .wrapped(labelled(y, yTicks), LABEL_LINES);
    double widest =
        yTicks.ticks().stream()
            .mapToDouble(tick -> TextWidth.of(tick.text(), LETTERS))
            .max()
            .orElse(0);
    this.left = Math.max(LEAST_LEFT, 6 + LINE_HEIGHT * yLabel.size() + 4 + widest + TICK_GAP);
    this.xTicks = x.ticks(X_TICKS, plotWidth(), text -> TextWidth.of(text, LETTERS));
    this.xLabel =
        TextWidth.fitting(LETTERS, WIDTH - left).wrapped(labelled(x, xTicks), LABEL_LINES);
    this.below = 34 + LINE_HEIGHT * xLabel.size();
    this.key = new ChartKey(20, TOP + PLOT_HEIGHT + below + 10.0, WIDTH);
  }

  private static String labelled(Axis axis, Ticks ticks) {
    return ticks.offset().isEmpty()
        ? axis.label()
        : axis.label() + " (ticks " + ticks.offset() + ")";
  }

  @Override
  public String title() {
    return title;
  }

  /** Draws a small dot in the background, for values that are too many for marks. */
  public Chart dot(Point point, int colour) {
    if (point.isFinite()) {
      dots.add(new Dot(text(left(point.x())), text(top(point.y())), colour(colour)));
    }
    return this;
  }

  /** Draws a line through points, with a colour index. */
  public Chart line(List<Point> points, int colour) {
    return line(points, "line " + colour(colour), colour);
  }

  /** Draws a thin pale line through points, such as raw values behind their average. */
  public Chart thinLine(List<Point> points, int colour) {
    return line(points, "line thin " + colour(colour), -1);
  }

  /** Draws a dashed line through points, with a colour index. */
  public Chart dashedLine(List<Point> points, int colour) {
    return line(points, "line dashed " + colour(colour), -1);
  }

  /** Draws a dashed line through points, in a neutral colour. */
  public Chart guide(List<Point> points) {
    return line(points, "guide", -1);
  }

  private Chart line(List<Point> points, String style, int colour) {
    lines.add(
        new Line(
            points.stream()
                .filter(Point::isFinite)
                .map(point -> text(left(point.x())) + "," + text(top(point.y())))
                .toList(),
            style,
            colour));
    return this;
  }

  /** Draws an interval at a place, such as a mean ± its standard deviation. */
  public Chart interval(double at, double lower, double upper, int colour) {
    if (Double.isFinite(at) && Double.isFinite(lower) && Double.isFinite(upper)) {
      intervals.add(new Interval(left(at), top(upper), top(lower), colour));
    }
    return this;
  }

  /** Draws a bar from the lower end of the axis to a height. */
  public Chart bar(double from, double to, double height, int colour, String words) {
    double width = Math.max(1, (x.share(to) - x.share(from)) * plotWidth() - 1);
    double size = Math.max(0, y.share(height)) * PLOT_HEIGHT;
    bars.add(
        new Bar(
            text(left(from)),
            text(TOP + PLOT_HEIGHT - size),
            text(width),
            text(size),
            colour(colour),
            words));
    return this;
  }

  /**
   * Marks a value.
   *
   * @param number the text in the mark; may be empty
   * @param words the tooltip of the mark
   */
  public Chart mark(Point point, String number, int colour, String words) {
    if (point.isFinite()) {
      markers.add(Marker.at(left(point.x()), top(point.y()), number, colour, words));
    }
    return this;
  }

  /** Adds an entry for a number or a colour to the key below the chart. */
  public Chart key(String number, String name, int colour) {
    key.add(number, name, colour);
    return this;
  }

  @Override
  public String element() {
    return ChartTemplate.CHART.execute(view(List.of()));
  }

  @Override
  public String file() {
    return ChartTemplate.CHART.execute(view(List.of(styleSheet())));
  }

  /** Returns the style sheet of all charts. */
  public static String styleSheet() {
    String light = colours(Colours.onLight());
    String dark = colours(Colours.onDark());
    String classes =
        IntStream.range(0, colours())
            .mapToObj(
                number -> ".colour-" + number + " { --colour: var(--colour-" + number + "); }")
            .collect(Collectors.joining("\n"));
    return ".chart, :root { "
        + light
        + " }\n@media (prefers-color-scheme: dark) { .chart, :root { "
        + dark
        + " } }\n@media print { .chart, :root { "
        + light
        + " } }\n"
        + classes
        + "\n"
        + ChartTemplate.STYLE;
  }

  private static String colours(List<Color> colours) {
    return IntStream.range(0, colours.size())
        .mapToObj(
            number ->
                String.format(
                    Locale.ROOT,
                    "--colour-%d: #%06x;",
                    number,
                    colours.get(number).getRGB() & 0xffffff))
        .collect(Collectors.joining(" "));
  }

  private View view(List<String> styleSheet) {
    double bottom = TOP + PLOT_HEIGHT;
    return new View(
        title,
        description,
        new Size(text(WIDTH), text(bottom + below + key.height() + 4.0)),
        new Area(text(left), text(WIDTH - RIGHT), text(TOP), text(bottom)),
        new AxisView(
            x.label(),
            labelLines(xLabel, bottom + 38),
            text(left + plotWidth() / 2),
            xTicks.ticks().stream()
                .map(tick -> new TickLine(text(left + tick.share() * plotWidth()), tick.text()))
                .toList(),
            text(bottom + 19)),
        new AxisView(
            y.label(),
            labelLines(yLabel, LETTERS + 2.0),
            text(TOP + PLOT_HEIGHT / 2.0),
            yTicks.ticks().stream()
                .map(
                    tick -> new TickLine(text(TOP + (1 - tick.share()) * PLOT_HEIGHT), tick.text()))
                .toList(),
            text(left - TICK_GAP)),
        new Marks(
            dots,
            Line.views(lines),
            intervalViews(),
            bars,
            Marker.apart(
                    markers, new Marker.Area(left + 4, WIDTH - RIGHT - 4, TOP + 4.0, bottom - 4))
                .stream()
                .map(Marker::view)
                .toList()),
        key.laidOut(),
        styleSheet);
  }

  private static List<LabelLine> labelLines(List<String> texts, double first) {
    return IntStream.range(0, texts.size())
        .mapToObj(line -> new LabelLine(texts.get(line), text(first + line * LINE_HEIGHT)))
        .toList();
  }

  private List<IntervalView> intervalViews() {
    Map<Long, Integer> counts = new HashMap<>();
    intervals.forEach(each -> counts.merge(Math.round(each.x()), 1, Integer::sum));
    Map<Long, Integer> drawn = new HashMap<>();
    List<IntervalView> views = new ArrayList<>();
    for (Interval each : intervals) {
      long place = Math.round(each.x());
      int number = drawn.merge(place, 1, Integer::sum) - 1;
      double shift = (number - (counts.get(place) - 1) / 2.0) * SIDE_BY_SIDE;
      String at = text(each.x() + shift);
      String end = text(each.x() + shift - 3);
      views.add(
          new IntervalView(
              String.join(
                  "",
                  "M" + end + " " + text(each.upper()) + "h6",
                  "M" + at + " " + text(each.upper()) + "V" + text(each.lower()),
                  "M" + end + " " + text(each.lower()) + "h6"),
              colour(each.colour())));
    }
    return views;
  }

  private double plotWidth() {
    return WIDTH - left - RIGHT;
  }

  private double left(double value) {
    return left + x.share(value) * plotWidth();
  }

  private double top(double value) {
    return TOP + (1 - y.share(value)) * PLOT_HEIGHT;
  }

  /** Returns the number of colours before they repeat. */
  static int colours() {
    return Colours.onLight().size();
  }

  static String colour(int number) {
    return "colour-" + number % colours();
  }

  static String text(double pixels) {
    return String.format(Locale.ROOT, "%.1f", pixels).replaceFirst("\\.0$", "");
  }
}
