// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import jakarta.inject.Inject;
import org.difflab.spi.Encoder;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;

/** Creates the encoder that returns samples unchanged. */
public final class IdentityTrainer implements EncoderTrainer {

  /** Creates the trainer. */
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
