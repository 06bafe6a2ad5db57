// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import jakarta.inject.Inject;
import org.difflab.spi.Encoder;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;

/** Makes the encoder that leaves samples as they are. */
public final class IdentityTrainer implements EncoderTrainer {

  /** Makes the trainer. */
  @Inject
  public IdentityTrainer() {}

  @Override
  public Shape latentShape(Shape samples) {
    return samples;
  }

  @Override
  public boolean definesLatentNoise() {
    return true;
  }

  @Override
  public Encoder train(EncoderInput input, Training training) {
    return new IdentityEncoder(input.shape());
  }

  @Override
  public Encoder load(Weights weights) {
    return new IdentityEncoder(SavedShape.read(weights));
  }
}
