// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.run;

import org.difflab.spi.Measurement;

/**
 * A value that a trial did not measure.
 *
 * @param name the undefined measurement, or the failed metric
 * @param kind whether it is a measurement or a metric
 * @param better whether lower or higher is better; {@code NEITHER} for a metric
 * @param reason why there is no number
 */
public record Unmeasured(String name, Kind kind, Measurement.Better better, String reason) {

  /** Why there is no number. */
  public enum Kind {
    /** The measurement is not defined for this trial, as a ratio to 0. This is a valid result. */
    UNDEFINED,
    /** The metric failed with an error, and none of its measurements is known. */
    FAILED
  }

  /** Returns a measurement that is not defined. */
  public static Unmeasured undefined(Measurement measurement) {
    return new Unmeasured(
        measurement.name(), Kind.UNDEFINED, measurement.better(), measurement.reason());
  }

  /** Returns a metric that failed. */
  public static Unmeasured failed(String metric, String reason) {
    return new Unmeasured(metric, Kind.FAILED, Measurement.Better.NEITHER, reason);
  }

  /** Returns one line for readers: "copies is undefined: all training samples are equal". */
  public String words() {
    return kind == Kind.UNDEFINED
        ? name + " is undefined: " + reason
        : "metric '" + name + "' failed: " + reason;
  }
}
