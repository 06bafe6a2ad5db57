// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * Properties of a denoiser that are known before it is trained.
 *
 * @since 0.3
 */
public interface PlannedDenoiser {

  /**
   * Returns whether the trained denoiser will be a {@link DensityModel}. By default it will not.
   */
  default boolean hasDensity() {
    return false;
  }

  /**
   * Checks, before anything is trained, that the trained denoiser accepts noise levels between
   * those of its schedule, as some metrics need. By default it does.
   *
   * @throws IllegalArgumentException if it accepts only the levels of its schedule; the message
   *     names the option that changes this
   */
  default void checkBetweenLevels() {}
}
