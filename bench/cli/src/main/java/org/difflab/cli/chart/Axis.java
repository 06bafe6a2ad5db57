package org.difflab.cli.chart;

import java.util.ArrayList;
import java.util.List;
import org.difflab.cli.plot.Range;

/**
 * One direction of a chart.
 *
 * @param label what it measures, with the unit
 * @param range from where to where; the base-10 logarithms of both on a logarithmic scale
 * @param scale how values are spaced
 */
public record Axis(String label, Range range, Scale scale) {

  private static final double AIR = 0.06;
  private static final double WORTH_A_LOGARITHM = 20;
  private static final double MANY_DECADES = 2.5;
  private static final int SPELLED_OUT = 4;

  /** How values are spaced. */
  public enum Scale {
    /** Equal differences lie equally far apart. */
    LINEAR,
    /** Equal ratios lie equally far apart. */
    LOGARITHMIC
  }

  /**
   * A labelled place.
   *
   * @param share where: 0 at the lower end, 1 at the upper
   * @param text its label
   */
  public record Tick(double share, String text) {}

  /**
   * Returns an axis that holds all values with some air, logarithmic where all are positive and the
   * largest is many times the smallest.
   *
   * @throws IllegalArgumentException if there are no values, or one is not finite
   */
  public static Axis holding(String label, List<Double> values) {
    double least = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double greatest = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    boolean logarithmic = least > 0 && greatest >= WORTH_A_LOGARITHM * least;
    Scale scale = logarithmic ? Scale.LOGARITHMIC : Scale.LINEAR;
    double from = place(scale, least);
    double to = place(scale, greatest);
    double air = to > from ? AIR * (to - from) : Math.max(0.1 * Math.abs(from), 1e-9);
    // Air must not make a quantity that cannot be negative seem so.
    double lower = !logarithmic && from >= 0 ? Math.max(0, from - air) : from - air;
    return new Axis(label, new Range(lower, to + air), scale);
  }

  /** Returns a linear axis from 0 to 1. */
  public static Axis unit(String label) {
    return new Axis(label, new Range(0, 1), Scale.LINEAR);
  }

  private static double place(Scale scale, double value) {
    return scale == Scale.LOGARITHMIC ? Math.log10(value) : value;
  }

  /** Returns where a value lies: 0 at the lower end, 1 at the upper. */
  public double share(double value) {
    return range.share(place(scale, value));
  }

  /** Returns round numbers within the range, about as many as asked for. */
  public List<Tick> ticks(int most) {
    List<Tick> ticks = new ArrayList<>();
    for (double value : scale == Scale.LINEAR ? range.ticks(most) : decades()) {
      ticks.add(new Tick(share(value), scale == Scale.LINEAR ? NumberText.of(value) : text(value)));
    }
    return ticks;
  }

  /** Large powers of ten would not fit beside the axis. */
  private static String text(double value) {
    long power = (long) Math.floor(Math.log10(value) + 1e-9);
    return power <= SPELLED_OUT
        ? NumberText.of(value)
        : Math.round(value / Math.pow(10, (double) power)) + "e" + power;
  }

  private List<Double> decades() {
    boolean many = range.length() > MANY_DECADES;
    List<Double> values = new ArrayList<>();
    for (int power = (int) Math.floor(range.from()); power <= Math.ceil(range.to()); power++) {
      for (int first : many ? new int[] {1} : new int[] {1, 2, 5}) {
        double value = first * Math.pow(10, power);
        double place = Math.log10(value);
        if (place >= range.from() && place <= range.to()) {
          values.add(value);
        }
      }
    }
    return values;
  }
}
