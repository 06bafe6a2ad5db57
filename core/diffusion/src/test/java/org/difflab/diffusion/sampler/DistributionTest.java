// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Sampler;
import org.difflab.spi.SamplingObserver;
import org.difflab.spi.Schedule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With the exact denoiser every sampler must reach the true distribution. */
class DistributionTest {

  private static final GaussianOracle GAUSSIAN =
      new GaussianOracle(new double[] {0.5, -0.3}, new double[] {1.4, 0.1}, 0.6);
  private static final MixtureOracle MIXTURE =
      new MixtureOracle(
          new double[] {0.1, 0.2, 0.3, 0.4},
          new double[][] {{-1, -1}, {1, -1}, {-1, 1}, {1, 1}},
          new double[] {0.04, 0.02, 0.01, 0.04});

  static Stream<Arguments> samplersAndSchedules() {
    return Samplers.all()
        .flatMap(
            sampler -> Samplers.schedules(800).map(schedule -> Arguments.of(sampler, schedule)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("samplersAndSchedules")
  void enoughStepsReachTheMeanAndCovariance(Sampler sampler, Schedule schedule) {
    double rough = ExactMoments.of(sampler, schedule.grid(50), GAUSSIAN).error(GAUSSIAN);
    double fine = ExactMoments.of(sampler, schedule.grid(800), GAUSSIAN).error(GAUSSIAN);
    boolean secondOrder = sampler instanceof HeunSampler || sampler instanceof DpmSolverSampler;
    assertTrue(fine < (secondOrder ? 0.002 : 0.02), "largest error " + fine);
    assertTrue(fine <= rough + 1e-3, "error " + rough + " with 50 steps, " + fine + " with 800");
  }

  static Stream<Arguments> samplersAndFewSchedules() {
    return Samplers.all()
        .flatMap(
            sampler ->
                Samplers.schedules(300)
                    .filter(schedule -> List.of("cosine", "karras").contains(schedule.getName()))
                    .map(schedule -> Arguments.of(sampler, schedule)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("samplersAndFewSchedules")
  void everyPartOfAMixtureGetsItsShare(Sampler sampler, Schedule schedule) {
    int rows = 8000;
    List<NoiseLevel> grid = schedule.grid(150);
    Matrix found =
        sampler.sample(
            Samplers.start(grid.get(0), 0, rows, 2),
            grid,
            MIXTURE,
            Samplers.fresh(0, rows, 2),
            SamplingObserver.NONE);
    int[] counts = new int[4];
    double[] squares = new double[4];
    for (int row = 0; row < rows; row++) {
      int part = (found.get(row, 0) > 0 ? 1 : 0) + (found.get(row, 1) > 0 ? 2 : 0);
      counts[part]++;
      for (int column = 0; column < 2; column++) {
        double distance = found.get(row, column) - MIXTURE.means()[part][column];
        squares[part] += distance * distance / 2;
      }
    }
    for (int part = 0; part < 4; part++) {
      double share = MIXTURE.weights()[part];
      double error = Math.sqrt(share * (1 - share) / rows);
      assertEquals(share, (double) counts[part] / rows, 5 * error + 0.005, "share of " + part);
      double variance = MIXTURE.variances()[part];
      assertEquals(variance, squares[part] / counts[part], 0.25 * variance, "variance of " + part);
    }
  }
}
