package org.difflab.embedders;

import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.tck.EmbedderContract;

final class OneHotDropFirstContractTest extends EmbedderContract {

  @Override
  protected EmbedderTrainer trainer() {
    return new OneHotTrainer(new OneHotTrainer.Options(true));
  }
}
