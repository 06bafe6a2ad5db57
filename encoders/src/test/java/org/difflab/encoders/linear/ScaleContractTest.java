// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.tck.EncoderContract;
import org.difflab.tck.TrainingRandomness;

final class ScaleContractTest extends EncoderContract {

  @Override
  protected EncoderTrainer trainer() {
    return new ScaleTrainer(ThreadWorkers.serial());
  }

  @Override
  protected TrainingRandomness randomness() {
    return TrainingRandomness.NONE;
  }
}
