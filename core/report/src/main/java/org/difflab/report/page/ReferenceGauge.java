// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.difflab.engine.reference.References;

/**
 * A bar that shows the position of a value between the random baseline (empty) and real data
 * (full).
 *
 * @param fill the filled share of the bar, in per cent
 * @param style the CSS class: "within", "beyond" real data, "below" the random baseline, or "equal"
 *     if the two references are equal
 * @param words the text alternative
 */
record ReferenceGauge(String fill, String style, String words) {

  private static final double FAR_APART = 20;
  private static final double ALIKE = 1e-9;

  /** Returns the bar of a value; empty if one of the references is unknown or not finite. */
  static List<ReferenceGauge> of(References references, String measurement, double value) {
    OptionalDouble real = references.realData(measurement);
    OptionalDouble random = references.randomBaseline(measurement);
    return real.isPresent() && random.isPresent()
        ? of(real.getAsDouble(), random.getAsDouble(), value)
        : List.of();
  }

  static List<ReferenceGauge> of(double real, double random, double value) {
    if (!Double.isFinite(real) || !Double.isFinite(random) || !Double.isFinite(value)) {
      return List.of();
    }
    if (Math.abs(real - random) <= ALIKE * Math.max(Math.abs(real), Math.abs(random))) {
      return List.of(
          new ReferenceGauge("0", "equal", "real data and the random baseline have equal values"));
    }
    double share = share(real, random, value);
    if (share < 0) {
      return List.of(new ReferenceGauge("0", "below", "worse than the random baseline"));
    }
    if (share > 1) {
      return List.of(new ReferenceGauge("100", "beyond", "better than real data"));
    }
    String fill = String.format(Locale.ROOT, "%d", Math.round(100 * share));
    return List.of(
        new ReferenceGauge(
            fill, "within", fill + " % of the way from the random baseline to real data"));
  }

  /**
   * Returns the position of a value between the random baseline, 0, and real data, 1. It is
   * logarithmic if both are positive and differ by orders of magnitude; a value that is not
   * positive is then beyond the smaller of them.
   */
  static double share(double real, double random, double value) {
    boolean byRatio = real > 0 && random > 0 && Math.max(real / random, random / real) > FAR_APART;
    if (!byRatio) {
      return (value - random) / (real - random);
    }
    return value > 0
        ? Math.log(value / random) / Math.log(real / random)
        : real < random ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
  }
}
