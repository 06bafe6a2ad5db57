// SPDX-License-Identifier: Apache-2.0
package org.difflab.embedders;

import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.tck.EmbedderContract;
import org.difflab.tck.TrainingRandomness;

final class NarrowLearnedContractTest extends EmbedderContract {

  @Override
  protected EmbedderTrainer trainer() {
    return new LearnedTrainer(
        new LearnedTrainer.Options(1), AlgebraSetting.PLAIN.open(ThreadWorkers.serial()));
  }

  /** In one dimension the vectors have one arrangement, whatever is drawn. */
  @Override
  protected TrainingRandomness randomness() {
    return TrainingRandomness.NONE;
  }
}
