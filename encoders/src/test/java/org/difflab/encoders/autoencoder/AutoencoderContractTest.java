// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.autoencoder;

import java.util.Optional;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.tck.EncoderContract;

final class AutoencoderContractTest extends EncoderContract {

  @Override
  protected EncoderTrainer trainer() {
    return Trainers.plain(150, Optional.empty());
  }
}
