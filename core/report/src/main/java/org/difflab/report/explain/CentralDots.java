// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.difflab.report.chart.Chart.Point;

/**
 * The dots to draw without outliers, which would compress all others. An outlier is, along an axis,
 * further from the middle 98 % of dots than these are wide.
 *
 * @param numbers the indices of the dots that are not outliers, ascending
 */
record CentralDots(List<Integer> numbers) {

  private static final double TAIL = 0.01;

  /** Copies the list. */
  CentralDots {
    numbers = List.copyOf(numbers);
  }

  static CentralDots of(List<Point> dots) {
    Reach across = Reach.of(dots, Point::x);
    Reach upwards = Reach.of(dots, Point::y);
    return new CentralDots(
        IntStream.range(0, dots.size())
            .filter(dot -> across.holds(dots.get(dot).x()) && upwards.holds(dots.get(dot).y()))
            .boxed()
            .toList());
  }

  private record Reach(double from, double to) {

    static Reach of(List<Point> dots, ToDoubleFunction<Point> axis) {
      double[] sorted = dots.stream().mapToDouble(axis).sorted().toArray();
      int tail = (int) (TAIL * sorted.length);
      double least = sorted[tail];
      double greatest = sorted[sorted.length - 1 - tail];
      return new Reach(least - (greatest - least), greatest + (greatest - least));
    }

    boolean holds(double value) {
      return from <= value && value <= to;
    }
  }
}
