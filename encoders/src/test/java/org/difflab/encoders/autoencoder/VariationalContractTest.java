// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.autoencoder;

import org.difflab.spi.training.EncoderTrainer;
import org.difflab.tck.EncoderContract;

final class VariationalContractTest extends EncoderContract {

  @Override
  protected EncoderTrainer trainer() {
    return Trainers.of(Trainers.variational(150, 1));
  }
}
