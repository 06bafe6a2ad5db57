// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.training;

import org.difflab.spi.DensityModel;
import org.difflab.spi.Weights;

/**
 * Trains denoisers with an exact density.
 *
 * @since 0.1
 */
public interface DensityTrainer extends DenoiserTrainer {

  @Override
  DensityModel train(DenoiserInput input, Training training);

  @Override
  DensityModel load(Weights weights);

  @Override
  default boolean hasDensity() {
    return true;
  }
}
