// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.training;

import org.difflab.spi.DenoiserModel;
import org.difflab.spi.PlannedDenoiser;
import org.difflab.spi.Shape;

/**
 * Trains denoisers, by the rules of {@link org.difflab.spi.Denoiser}.
 *
 * @since 0.1
 */
public interface DenoiserTrainer extends Trainer<DenoiserInput, DenoiserModel>, PlannedDenoiser {

  /**
   * Checks, before anything is trained, that latents and conditions of these sizes can be denoised.
   *
   * @throws IllegalArgumentException if not, with the reason
   */
  default void check(Shape latents, int conditionWidth) {}

  /**
   * Estimates, before anything is trained, how many bytes training needs at its peak beside the
   * latents and conditions themselves. By default 0, which means negligible.
   *
   * @param latents the layout of latents
   * @param conditionWidth the width of conditions
   * @param count number of latents
   * @param prompts number of distinct prompts
   */
  default long memory(Shape latents, int conditionWidth, long count, int prompts) {
    return 0;
  }
}
