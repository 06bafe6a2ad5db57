// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The steps of a schedule that pictures show. */
public final class Steps {

  /** Steps 1, 5, 10, 50, 100 and 200 of 200. */
  private static final List<Double> SHARES = List.of(0.005, 0.025, 0.05, 0.25, 0.5, 1.0);

  private Steps() {}

  /** Returns the clean level and up to six others of a schedule, more of them at low noise. */
  static List<Integer> denseNearClean(int last) {
    if (last <= SHARES.size()) {
      return IntStream.rangeClosed(0, last).boxed().toList();
    }
    return DoubleStream.concat(
            DoubleStream.of(0),
            SHARES.stream().mapToDouble(share -> Math.max(1, Math.round(share * last))))
        .mapToInt(step -> (int) step)
        .distinct()
        .boxed()
        .toList();
  }

  /** Returns at most a number of integers from 0 to the last, evenly spread, with both ends. */
  public static List<Integer> spread(int last, int most) {
    int count = Math.min(most, last + 1);
    if (count < 2) {
      return List.of(last);
    }
    return IntStream.range(0, count)
        .map(i -> (int) Math.round((double) last * i / (count - 1)))
        .distinct()
        .boxed()
        .toList();
  }
}
