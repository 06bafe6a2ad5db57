package org.difflab.cli.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.difflab.spi.Matrix;

/**
 * The stretch of an axis.
 *
 * @param from its lower end
 * @param to its upper end, greater than that
 */
public record Range(double from, double to) {

  private static final double CUT = 0.001;
  private static final double LEAST_SHARE = 0.02;
  private static final double[] STEPS = {1, 2, 5, 10};

  /**
   * Checks the ends.
   *
   * @throws IllegalArgumentException if they are not finite and in order
   */
  public Range {
    if (!(from < to) || Double.isInfinite(from) || Double.isInfinite(to)) {
      throw new IllegalArgumentException("a range needs finite ends, found " + from + ".." + to);
    }
  }

  /**
   * Returns the range of a column without its outermost thousandth on each side, widened by 5 % of
   * it, and never to nothing.
   */
  public static Range of(Matrix values, int column) {
    if (values.rows() == 0) {
      return new Range(0, 1);
    }
    float[] sorted = new float[values.rows()];
    for (int row = 0; row < sorted.length; row++) {
      sorted[row] = values.get(row, column);
    }
    Arrays.sort(sorted);
    int cut = (int) (CUT * sorted.length);
    double least = sorted[cut];
    double greatest = sorted[sorted.length - 1 - cut];
    double middle = (least + greatest) / 2;
    double half =
        Math.max(0.55 * (greatest - least), Math.max(1e-3, LEAST_SHARE * Math.abs(middle)));
    return new Range(middle - half, middle + half);
  }

  /** Returns the least range that holds both. */
  public Range and(Range other) {
    return new Range(Math.min(from, other.from), Math.max(to, other.to));
  }

  /** Returns this range, drawn out towards another by no more than its own length on each side. */
  public Range reachingFor(Range other) {
    return new Range(
        Math.min(from, Math.max(from - length(), other.from)),
        Math.max(to, Math.min(to + length(), other.to)));
  }

  /** Returns the range of the same middle and another length. */
  public Range withLength(double length) {
    double middle = (from + to) / 2;
    return new Range(middle - length / 2, middle + length / 2);
  }

  /** Returns its length. */
  public double length() {
    return to - from;
  }

  /** Returns where a value lies: 0 at the lower end, 1 at the upper. */
  public double share(double value) {
    return (value - from) / length();
  }

  /** Returns round numbers within the range, at most as many as asked for. */
  public List<Double> ticks(int most) {
    double power = Math.pow(10, Math.floor(Math.log10(length() / most)));
    double step = 10 * power;
    for (double candidate : STEPS) {
      if (Math.floor(to / (candidate * power)) - Math.ceil(from / (candidate * power)) < most) {
        step = candidate * power;
        break;
      }
    }
    List<Double> ticks = new ArrayList<>();
    for (long number = (long) Math.ceil(from / step); number * step <= to; number++) {
      ticks.add(number * step);
    }
    return ticks;
  }

  /** Returns a tick as text, with no more digits than its neighbours need to be told apart. */
  static String text(double tick, double step) {
    int digits = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    String text = String.format(Locale.ROOT, "%." + digits + "f", tick);
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }
}
