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
}
