// SPDX-License-Identifier: Apache-2.0
package org.difflab.embedders;

import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.tck.EmbedderContract;

final class LearnedContractTest extends EmbedderContract {

  @Override
  protected EmbedderTrainer trainer() {
    return new LearnedTrainer(
        new LearnedTrainer.Options(16), AlgebraSetting.PLAIN.open(ThreadWorkers.serial()));
  }
}
