// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * Observes the steps of sampling, for pictures and explanations.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface SamplingObserver {

  /** Ignores all steps. */
  SamplingObserver NONE = (step, level, noisy, clean) -> {};

  /**
   * Called before each step.
   *
   * @param step number of the step, from 0 at the noisiest level
   * @param level the level before the step
   * @param noisy x_t at that level
   * @param clean the estimate of x_0 made there
   */
  void stepping(int step, NoiseLevel level, Matrix noisy, Matrix clean);
}
