// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * One number that a metric found, or why there is none.
 *
 * @param name what was measured, such as "denoising-error at sigma 0.5"
 * @param value the number; NaN if it is undefined
 * @param better which way is better
 * @param reason why the number is undefined, such as "all test samples are equal"; empty for a
 *     number
 * @since 0.1
 */
public record Measurement(String name, double value, Better better, String reason) {

  /** Which way a measurement is better. */
  public enum Better {
    /** The smaller the better. */
    LOWER,
    /** The larger the better. */
    HIGHER,
    /** Neither: the number describes. */
    NEITHER
  }

  /**
   * Gives a number that is not finite a reason, if it has none: nothing can be compared with it.
   *
   * @throws IllegalArgumentException if a finite number has a reason to be undefined
   */
  public Measurement {
    if (Double.isFinite(value) && !reason.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + name + "' is " + value + " and cannot be undefined as well: " + reason);
    }
    if (!Double.isFinite(value) && reason.isEmpty()) {
      reason = "the computed value is " + value;
    }
  }

  /** Makes the measurement of a number; one that is not finite is undefined. */
  public Measurement(String name, double value, Better better) {
    this(name, value, better, "");
  }

  /** Makes a measurement that has no number, for a reason. */
  public static Measurement undefined(String name, Better better, String reason) {
    return new Measurement(name, Double.NaN, better, reason);
  }

  /** Returns whether there is a number. */
  public boolean hasValue() {
    return reason.isEmpty();
  }

  /** Returns the same under another name. */
  public Measurement named(String other) {
    return new Measurement(other, value, better, reason);
  }
}
