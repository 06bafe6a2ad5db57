// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.training;

import org.difflab.spi.Encoder;
import org.difflab.spi.Shape;

/** Trains encoders, by the rules of {@link Encoder}. */
public interface EncoderTrainer extends Trainer<EncoderInput, Encoder> {

  /**
   * Returns, before anything is trained, the layout of the latents of samples.
   *
   * @throws IllegalArgumentException if such samples cannot be encoded, with the reason
   */
  Shape latentShape(Shape samples);

  /**
   * Estimates, before anything is trained, how many bytes training needs at its peak beside the
   * samples themselves, so that a lack of memory is reported early. By default 0, which means
   * negligible.
   *
   * @param samples the layout of samples
   * @param count number of samples
   */
  default long memory(Shape samples, long count) {
    return 0;
  }

  /**
   * Returns whether its encoders map noise of samples to noise of latents ({@link
   * Encoder#latentNoise}), as linear ones can; by default false.
   *
   * @since 0.3
   */
  default boolean definesLatentNoise() {
    return false;
  }
}
