// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * One value of a metric, or the reason why it is undefined.
 *
 * @param name what was measured, such as "denoising-error at sigma 0.5"
 * @param value the number; NaN if it is undefined
 * @param better whether lower or higher values are better
 * @param reason why the number is undefined, such as "all test samples are equal"; empty for a
 *     number
 * @since 0.1
 */
public record Measurement(String name, double value, Better better, String reason) {

  /** Whether lower or higher values are better. */
  public enum Better {
    /** Lower values are better. */
    LOWER,
    /** Higher values are better. */
    HIGHER,
    /** Neither: the value is descriptive. */
    NEITHER
  }

  /**
   * Adds a reason to a number that is not finite and has none, since it cannot be compared.
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

  /** Creates a measurement with a value; a value that is not finite is undefined. */
  public Measurement(String name, double value, Better better) {
    this(name, value, better, "");
  }

  /** Creates an undefined measurement with its reason. */
  public static Measurement undefined(String name, Better better, String reason) {
    return new Measurement(name, Double.NaN, better, reason);
  }

  /** Returns whether the value is defined. */
  public boolean hasValue() {
    return reason.isEmpty();
  }

  /** Returns this measurement with another name. */
  public Measurement named(String other) {
    return new Measurement(other, value, better, reason);
  }
}
