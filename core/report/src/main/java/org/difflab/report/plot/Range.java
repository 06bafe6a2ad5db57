// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.plot;

import java.util.Arrays;
import org.difflab.spi.Matrix;

/**
 * The range of an axis.
 *
 * @param from its lower end
 * @param to its upper end, greater than that
 */
public record Range(double from, double to) {

  private static final double CUT = 0.001;
  private static final double LEAST_SHARE = 0.02;

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
   * Returns the range of a column without its outermost thousandth on each side, widened by 5 %,
   * and never empty.
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

  /** Returns the smallest range that includes both. */
  public Range and(Range other) {
    return new Range(Math.min(from, other.from), Math.max(to, other.to));
  }

  /** Returns this range, extended towards another by at most its own length on each side. */
  public Range reachingFor(Range other) {
    return new Range(
        Math.min(from, Math.max(from - length(), other.from)),
        Math.max(to, Math.min(to + length(), other.to)));
  }

  /** Returns the range with the same centre and another length. */
  public Range withLength(double length) {
    double middle = (from + to) / 2;
    return new Range(middle - length / 2, middle + length / 2);
  }

  /** Returns its length; Double.MAX_VALUE if that overflows. */
  public double length() {
    return Math.min(Double.MAX_VALUE, to - from);
  }

  /** Returns the position of a value: 0 at the lower end, 1 at the upper. */
  public double share(double value) {
    double half = to / 2 - from / 2;
    return half > 0 ? (value / 2 - from / 2) / half : value > from ? 1 : 0;
  }
}
