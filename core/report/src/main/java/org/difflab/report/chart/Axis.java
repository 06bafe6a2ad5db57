// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.chart;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.difflab.report.plot.Range;
import org.difflab.report.plot.Ticks;

/**
 * An axis of a chart.
 *
 * @param label its quantity with the unit
 * @param range the shown range; base-10 logarithms on a logarithmic scale
 * @param scale the scale
 */
public record Axis(String label, Range range, Scale scale) {

  private static final double AIR = 0.06;

  /** The smallest range relative to the values; smaller ones could not be resolved. */
  private static final double LEAST_AIR = 1e-14;

  private static final double WORTH_A_LOGARITHM = 20;

  /** The scale of an axis. */
  public enum Scale {
    /** Equal differences have equal distances. */
    LINEAR,
    /** Equal ratios have equal distances. */
    LOGARITHMIC
  }

  /**
   * Returns an axis that includes all finite values with a margin, logarithmic if all are positive
   * and span several orders of magnitude.
   *
   * @throws NoSuchElementException if there is no finite value
   */
  public static Axis holding(String label, List<Double> values) {
    double[] finite =
        values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).toArray();
    double least = DoubleStream.of(finite).min().orElseThrow();
    double greatest = DoubleStream.of(finite).max().orElseThrow();
    boolean logarithmic = least > 0 && greatest >= WORTH_A_LOGARITHM * least;
    Scale scale = logarithmic ? Scale.LOGARITHMIC : Scale.LINEAR;
    double from = place(scale, least);
    double to = place(scale, greatest);
    double size = Math.max(Math.abs(from), Math.abs(to));
    double air =
        to > from
            ? Math.max(AIR * new Range(from, to).length(), LEAST_AIR * size)
            : Math.max(0.1 * size, 1e-9);
    // The margin must not extend a non-negative quantity below 0.
    double lower = !logarithmic && from >= 0 ? Math.max(0, from - air) : from - air;
    double end = Double.MAX_VALUE;
    return new Axis(label, new Range(Math.max(-end, lower), Math.min(end, to + air)), scale);
  }

  /** Returns a linear axis from 0 to 1. */
  public static Axis unit(String label) {
    return new Axis(label, new Range(0, 1), Scale.LINEAR);
  }

  private static double place(Scale scale, double value) {
    return scale == Scale.LOGARITHMIC ? Math.log10(value) : value;
  }

  /** Returns the position of a value: 0 at the lower end, 1 at the upper. */
  public double share(double value) {
    return range.share(place(scale, value));
  }

  /**
   * Returns labelled round numbers within the range.
   *
   * @param most maximum number, on a linear scale
   * @param length the length of the axis, in pixels
   * @param extent the size of a label along the axis, in pixels
   */
  public Ticks ticks(int most, double length, ToDoubleFunction<String> extent) {
    return scale == Scale.LINEAR
        ? Ticks.linear(range, most, length, extent)
        : Ticks.logarithmic(range, length, extent);
  }
}
