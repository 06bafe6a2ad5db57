package org.difflab.embedders;

import org.difflab.engine.device.ThreadWorkers;
import org.difflab.engine.linear.AlgebraSetting;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.tck.EmbedderContract;

final class NarrowLearnedContractTest extends EmbedderContract {

  @Override
  protected EmbedderTrainer trainer() {
    return new LearnedTrainer(
        new LearnedTrainer.Options(1), AlgebraSetting.PLAIN.open(ThreadWorkers.serial()));
  }
}
