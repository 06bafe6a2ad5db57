// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.density;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.difflab.denoisers.Made;
import org.difflab.denoisers.Problem;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.tck.ContractSchedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelDensityTest {

  private static final Schedule SCHEDULE = new ContractSchedule();
  private static final float[] ROWS = {-1, 0.5f, 2};
  private static final DenoiserInput INPUT =
      new DenoiserInput(
          Shape.vector(1), Matrix.wrap(3, 1, ROWS), Matrix.zeros(3, 1), Optional.empty());

  /**
   * The posterior mean of x_0 under the mixture of three Gaussians, by summing over a fine grid.
   */
  private static double byIntegration(double noisy, NoiseLevel level, double bandwidth) {
    double weights = 0;
    double weighted = 0;
    for (double clean = -8; clean <= 8; clean += 1e-3) {
      double prior = 0;
      for (float row : ROWS) {
        prior += Math.exp(-Math.pow((clean - row) / bandwidth, 2) / 2);
      }
      double apart = (noisy - level.signal() * clean) / level.noise();
      double weight = prior * Math.exp(-apart * apart / 2);
      weights += weight;
      weighted += weight * clean;
    }
    return weighted / weights;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.4, 1.5})
  void estimatesAreThePosteriorMeansOfTheDensity(double bandwidth) {
    try (Made made = new Made()) {
      DenoiserModel denoiser =
          made.trainer("kernel-density", "\"bandwidth\": " + bandwidth, SCHEDULE)
              .train(INPUT, Problem.training());
      for (int step : new int[] {4, 10, 18}) {
        NoiseLevel level = SCHEDULE.level(step);
        for (float noisy : new float[] {-1.2f, 0.1f, 1.4f}) {
          Matrix estimate =
              denoiser.denoise(Matrix.ofRows(new float[] {noisy}), level, Matrix.zeros(1, 1));
          assertEquals(byIntegration(noisy, level, bandwidth), estimate.get(0, 0), 2e-4);
        }
      }
    }
  }

  @Test
  void theBandwidthFollowsScottsRuleUnlessGiven() {
    try (Made made = new Made()) {
      DenoiserModel denoiser =
          made.trainer("kernel-density", "", SCHEDULE).train(INPUT, Problem.training());
      double deviation = Math.sqrt((1 + 0.25 + 4) / 3 - 0.25);
      double scott = deviation * Math.pow(3, -0.2);
      assertEquals(scott, denoiser.weights().array("bandwidth")[0], 1e-6);
    }
  }
}
