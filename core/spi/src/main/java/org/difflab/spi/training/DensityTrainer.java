package org.difflab.spi.training;

import org.difflab.spi.DensityModel;

/** Trains denoisers that know the density they denoise. */
public interface DensityTrainer extends DenoiserTrainer {

  @Override
  DensityModel train(DenoiserInput input, Training training);

  @Override
  DensityModel load(Weights weights);
}
