package org.difflab.cli.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A chart in the making: axes, and what is drawn between them. */
public final class Chart {

  private static final int WIDTH = 460;
  private static final int PLOT_HEIGHT = 250;
  private static final int LEFT = 62;
  private static final int RIGHT = 14;
  private static final int TOP = 12;
  private static final int BOTTOM = 46;
  private static final int COLOURS = 8;
  private static final int X_TICKS = 6;
  private static final int Y_TICKS = 6;

  private final String title;
  private final String description;
  private final Axis x;
  private final Axis y;
  private final List<Dot> dots = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<Interval> intervals = new ArrayList<>();
  private final List<Bar> bars = new ArrayList<>();
  private final List<Marker> markers = new ArrayList<>();
  private final ChartKey key = new ChartKey(LEFT / 3.0, TOP + PLOT_HEIGHT + BOTTOM + 10.0, WIDTH);

  /** A value at a place. */
  public record Point(double x, double y) {}

  record Dot(String x, String y, String style) {}

  record Line(String points, String style) {}

  record Interval(String x, String upper, String lower, String style) {}

  record Bar(String x, String y, String width, String height, String style, String words) {}

  record Marker(String x, String y, String number, String style, String words) {}

  record TickLine(String at, String text) {}

  /** What the template shows. */
  record View(
      String title,
      String description,
      String width,
      String height,
      String left,
      String right,
      String top,
      String bottom,
      String middleX,
      String middleY,
      String tickY,
      String tickX,
      String labelY,
      String xLabel,
      String yLabel,
      List<TickLine> xTicks,
      List<TickLine> yTicks,
      List<Dot> dots,
      List<Line> lines,
      List<Interval> intervals,
      List<Bar> bars,
      List<Marker> markers,
      List<ChartKey.Entry> key,
      List<String> styleSheet) {}

  /**
   * Starts a chart.
   *
   * @param title what it shows, in a few words
   * @param description what is to be seen, for those who cannot see it
   */
  public Chart(String title, String description, Axis x, Axis y) {
    this.title = title;
    this.description = description;
    this.x = x;
    this.y = y;
  }

  /** Returns its title. */
  public String title() {
    return title;
  }

  /** Draws a small dot, beneath everything else, where there are too many values to mark. */
  public Chart dot(Point point, int colour) {
    dots.add(new Dot(left(point.x()), top(point.y()), colour(colour)));
    return this;
  }

  /** Draws a line through points, in a colour by its number. */
  public Chart line(List<Point> points, int colour) {
    lines.add(new Line(path(points), "line " + colour(colour)));
    return this;
  }

  /** Draws a dashed line through points, in no colour. */
  public Chart guide(List<Point> points) {
    lines.add(new Line(path(points), "guide"));
    return this;
  }

  /** Draws from one value to another at a place, such as a mean give or take its deviation. */
  public Chart interval(double at, double lower, double upper, int colour) {
    intervals.add(new Interval(left(at), top(upper), top(lower), colour(colour)));
    return this;
  }

  /** Draws a bar from the lower end of the axis to a height. */
  public Chart bar(double from, double to, double height, int colour, String words) {
    double width = Math.max(1, (x.share(to) - x.share(from)) * plotWidth() - 1);
    double size = Math.max(0, y.share(height)) * PLOT_HEIGHT;
    bars.add(
        new Bar(
            left(from),
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
   * @param number what stands in the mark; may be empty
   * @param words what the mark says when pointed at
   */
  public Chart mark(Point point, String number, int colour, String words) {
    markers.add(new Marker(left(point.x()), top(point.y()), number, colour(colour), words));
    return this;
  }

  /** Says below the chart what a number or a colour stands for. */
  public Chart key(String number, String name, int colour) {
    key.add(number, name, colour(colour));
    return this;
  }

  /** Returns the chart as an element of a page whose style sheet holds {@link #styleSheet}. */
  public String element() {
    return ChartTemplate.CHART.execute(view(List.of()));
  }

  /** Returns the chart as a file of its own. */
  public String file() {
    return ChartTemplate.CHART.execute(view(List.of(styleSheet())));
  }

  /** Returns the colours and letters of all charts. */
  public static String styleSheet() {
    return ChartTemplate.STYLE;
  }

  private View view(List<String> styleSheet) {
    double bottom = TOP + PLOT_HEIGHT;
    return new View(
        title,
        description,
        text(WIDTH),
        text(bottom + BOTTOM + key.height() + 4.0),
        text(LEFT),
        text(WIDTH - RIGHT),
        text(TOP),
        text(bottom),
        text(LEFT + plotWidth() / 2),
        text(TOP + PLOT_HEIGHT / 2.0),
        text(bottom + 16),
        text(LEFT - 6.0),
        text(bottom + 36),
        x.label(),
        y.label(),
        x.ticks(X_TICKS).stream()
            .map(tick -> new TickLine(text(LEFT + tick.share() * plotWidth()), tick.text()))
            .toList(),
        y.ticks(Y_TICKS).stream()
            .map(tick -> new TickLine(text(TOP + (1 - tick.share()) * PLOT_HEIGHT), tick.text()))
            .toList(),
        dots,
        lines,
        intervals,
        bars,
        markers,
        key.laidOut(),
        styleSheet);
  }

  private static double plotWidth() {
    return WIDTH - LEFT - RIGHT;
  }

  private String path(List<Point> points) {
    return points.stream()
        .map(point -> left(point.x()) + "," + top(point.y()))
        .collect(Collectors.joining(" "));
  }

  private String left(double value) {
    return text(LEFT + x.share(value) * plotWidth());
  }

  private String top(double value) {
    return text(TOP + (1 - y.share(value)) * PLOT_HEIGHT);
  }

  private static String colour(int number) {
    return "colour-" + number % COLOURS;
  }

  static String text(double pixels) {
    return String.format(Locale.ROOT, "%.1f", pixels).replaceFirst("\\.0$", "");
  }
}
