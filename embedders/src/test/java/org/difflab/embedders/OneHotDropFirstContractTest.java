// SPDX-License-Identifier: Apache-2.0
package org.difflab.embedders;

import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.tck.EmbedderContract;
import org.difflab.tck.TrainingRandomness;

final class OneHotDropFirstContractTest extends EmbedderContract {

  @Override
  protected EmbedderTrainer trainer() {
    return new OneHotTrainer(new OneHotTrainer.Options(true));
  }

  @Override
  protected TrainingRandomness randomness() {
    return TrainingRandomness.NONE;
  }
}
