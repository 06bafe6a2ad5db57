// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * What metrics can find out about a denoiser before it is trained.
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
   * @throws IllegalArgumentException if it accepts the levels of its schedule only, with the option
   *     that changes this
   */
  default void checkBetweenLevels() {}
}
