// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.yaml;

import java.time.Duration;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * The range of a numeric option; for a duration, of its seconds.
 *
 * @param min inclusive lower bound, −∞ if there is none
 * @param max inclusive upper bound, +∞ if there is none
 * @param above exclusive lower bound, −∞ if there is none
 * @param below exclusive upper bound, +∞ if there is none
 */
public record NumberRange(double min, double max, double above, double below) {

  /** Every number. */
  public static final NumberRange ALL =
      new NumberRange(
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY);

  private static final double EXACT = 0x1.0p53;

  /** Returns the range between two inclusive bounds, which may be infinite. */
  public static NumberRange of(double min, double max) {
    return new NumberRange(min, max, ALL.above, ALL.below);
  }

  /** Returns whether a number is in this range; false for NaN and infinite numbers. */
  public boolean contains(double number) {
    return Double.isFinite(number)
        && number >= min
        && number <= max
        && (number > above || above == ALL.above)
        && (number < below || below == ALL.below);
  }

  /** Returns whether there is a lower bound. */
  public boolean isBoundedBelow() {
    return min > ALL.min || above > ALL.above;
  }

  /** Returns whether there is an upper bound. */
  public boolean isBoundedAbove() {
    return max < ALL.max || below < ALL.below;
  }

  /** Returns the least whole number, that of Java's {@code long} if there is no bound. */
  public long leastWhole() {
    long least = min == ALL.min ? Long.MIN_VALUE : (long) Math.ceil(min);
    return above == ALL.above ? least : Math.max(least, (long) Math.floor(above) + 1);
  }

  /** Returns the greatest whole number, that of Java's {@code long} if there is no bound. */
  public long greatestWhole() {
    long greatest = max == ALL.max ? Long.MAX_VALUE : (long) Math.floor(max);
    return below == ALL.below ? greatest : Math.min(greatest, (long) Math.ceil(below) - 1);
  }

  /**
   * Returns its text for messages: " from 1 to 5", " of at least 1", " above 0", or an empty text.
   */
  public String words() {
    return words(NumberRange::shown);
  }

  /** Returns its text for messages, with seconds written as durations. */
  String durationWords() {
    return words(seconds -> DurationText.of(Duration.ofMillis(Math.round(1000 * seconds))));
  }

  private String words(DoubleFunction<String> shown) {
    if (min > above && max < below && isBoundedBelow() && isBoundedAbove()) {
      return " from " + shown.apply(min) + " to " + shown.apply(max);
    }
    String lower =
        !isBoundedBelow()
            ? ""
            : min > above ? " of at least " + shown.apply(min) : " above " + shown.apply(above);
    String upper =
        !isBoundedAbove()
            ? ""
            : max < below ? "at most " + shown.apply(max) : "below " + shown.apply(below);
    if (lower.isEmpty() || upper.isEmpty()) {
      return lower + (upper.isEmpty() ? "" : (max < below ? " of " : " ") + upper);
    }
    return lower + " and " + upper;
  }

  private static String shown(double bound) {
    return bound == Math.rint(bound) && Math.abs(bound) < EXACT
        ? String.format(Locale.ROOT, "%.0f", bound)
        : Double.toString(bound);
  }
}
