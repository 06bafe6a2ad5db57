// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import org.difflab.spi.training.EncoderTrainer;
import org.difflab.tck.EncoderContract;
import org.difflab.tck.TrainingRandomness;

final class WhitenedPcaContractTest extends EncoderContract {

  @Override
  protected EncoderTrainer trainer() {
    return Trainers.pca(5, true);
  }

  @Override
  protected TrainingRandomness randomness() {
    return TrainingRandomness.NONE;
  }
}
