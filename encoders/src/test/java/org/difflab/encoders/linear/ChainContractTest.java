// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import java.util.List;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.tck.EncoderContract;
import org.difflab.tck.TrainingRandomness;

final class ChainContractTest extends EncoderContract {

  @Override
  protected EncoderTrainer trainer() {
    return Trainers.chain(
        List.of(Trainers.part("standardize"), Trainers.part("pca", 7), Trainers.part("scale")));
  }

  @Override
  protected TrainingRandomness randomness() {
    return TrainingRandomness.NONE;
  }
}
