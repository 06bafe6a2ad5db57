// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * One number over the seeds of a contestant.
 *
 * @param values the number by seed, at least one, all finite
 */
public record Spread(SortedMap<Long, Double> values) {

  /**
   * Copies the values.
   *
   * @throws IllegalArgumentException if there are none, or one is not finite
   */
  public Spread {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a spread needs the value of at least one seed");
    }
    values.forEach(
        (seed, value) -> {
          if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the value of seed " + seed + " is " + value);
          }
        });
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** Creates a spread from values by seed. */
  public static Spread of(Map<Long, Double> values) {
    return new Spread(new TreeMap<>(values));
  }

  /** Returns the number of seeds. */
  public int count() {
    return values.size();
  }

  /** Returns the arithmetic mean, which is exact for equal values. */
  public double mean() {
    return isConstant() ? values.get(values.firstKey()) : new Mean().evaluate(array());
  }

  /** Returns whether there are several seeds and their values are equal. */
  public boolean isConstant() {
    double[] all = array();
    // Compared numerically, so that 0 equals −0.
    return all.length > 1 && Arrays.stream(all).allMatch(value -> value == all[0]);
  }

  /** Returns the standard deviation √(Σ(x − mean)² / (n − 1)); empty for one seed. */
  public OptionalDouble deviation() {
    if (count() < 2) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(isConstant() ? 0 : new StandardDeviation().evaluate(array()));
  }

  double[] array() {
    return values.values().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
