package com.acme.forest;

import java.util.Optional;
import org.difflab.spi.Schedule;
import org.difflab.spi.Workers;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.tck.ContractWorkers;
import org.difflab.tck.DenoiserContract;

/** The rules of a denoiser. */
class ForestContractTest extends DenoiserContract {

  private static final ForestTrainer.Options SMALL = new ForestTrainer.Options(4, 8, 30, 0.1);

  @Override
  protected DenoiserTrainer trainer(Schedule schedule) {
    return new ForestTrainer(SMALL, schedule, ContractWorkers.SERIAL);
  }

  @Override
  protected Optional<DenoiserTrainer> trainer(Schedule schedule, Workers workers) {
    return Optional.of(new ForestTrainer(SMALL, schedule, workers));
  }

  /** So few trees take a little of the noise for signal. */
  @Override
  protected double allowance() {
    return 1.05;
  }
}
