// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * The fresh noise of a sampler: one N(0, I) block for each step, always the same for the same
 * samples.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface StepNoise {

  /**
   * Returns fresh noise, n×w.
   *
   * @param step number of the step, from 0 at the noisiest level
   */
  Matrix at(int step);
}
