// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.training;

import org.difflab.spi.Encoder;
import org.difflab.spi.Shape;

/** Trains encoders, by the rules of {@link Encoder}. */
public interface EncoderTrainer extends Trainer<EncoderInput, Encoder> {

  /**
   * Tells, before anything is trained, how the latents of samples will be laid out.
   *
   * @throws IllegalArgumentException if such samples cannot be encoded, with the reason
   */
  Shape latentShape(Shape samples);

  /**
   * Estimates, before anything is trained, how many bytes training needs at its peak beside the
   * samples themselves, so that a user learns in time whether they are there. By default 0: nothing
   * worth mentioning.
   *
   * @param samples how samples are laid out
   * @param count how many there are
   */
  default long memory(Shape samples, long count) {
    return 0;
  }

  /**
   * Tells whether the encoders it trains say what noise of samples becomes in their latents ({@link
   * Encoder#latentNoise}), as linear ones can; by default false.
   *
   * @since 0.3
   */
  default boolean definesLatentNoise() {
    return false;
  }
}
