// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * The fresh noise of a sampler: one block of N(0, I) for each step, a function of the samples and
 * the step.
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
