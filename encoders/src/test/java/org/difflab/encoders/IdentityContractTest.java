package org.difflab.encoders;

import org.difflab.spi.training.EncoderTrainer;
import org.difflab.tck.EncoderContract;

final class IdentityContractTest extends EncoderContract {

  @Override
  protected EncoderTrainer trainer() {
    return new IdentityTrainer();
  }
}
