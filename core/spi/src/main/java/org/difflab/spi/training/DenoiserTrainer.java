package org.difflab.spi.training;

import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Shape;

/** Trains denoisers, by the rules of {@link org.difflab.spi.Denoiser}. */
public interface DenoiserTrainer extends Trainer<DenoiserInput, DenoiserModel> {

  /**
   * Checks, before anything is trained, that latents and conditions of these sizes can be denoised.
   *
   * @throws IllegalArgumentException if not, with the reason
   */
  default void check(Shape latents, int conditionWidth) {}
}
