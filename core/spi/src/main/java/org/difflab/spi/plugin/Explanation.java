// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.plugin;

/**
 * How to read measurements of a metric, for readers new to it. Reports show it next to the values,
 * {@code difflab describe} shows it with the metric's options.
 *
 * @param measurement the name that the measurements begin with: "denoising-error" for
 *     "denoising-error at sigma 0.5"
 * @param meaning what a value means, in whole sentences
 * @param limits what the measurement cannot show, or when its values are misleading
 * @since 0.3
 */
public record Explanation(String measurement, String meaning, String limits) {

  /**
   * Checks that no text is blank.
   *
   * @throws IllegalArgumentException if a text is blank
   */
  public Explanation {
    if (measurement.isBlank() || meaning.isBlank() || limits.isBlank()) {
      throw new IllegalArgumentException(
          "an explanation needs a measurement, its meaning and its limits; found '"
              + measurement
              + "', '"
              + meaning
              + "' and '"
              + limits
              + "'");
    }
  }
}
