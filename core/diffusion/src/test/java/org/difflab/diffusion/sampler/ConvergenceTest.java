// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.difflab.diffusion.schedule.KarrasSchedule;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Sampler;
import org.difflab.spi.SamplingObserver;
import org.difflab.spi.Schedule;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The deterministic samplers follow the probability-flow equation, whose solution is known for a
 * Gaussian, with an error that falls by 2 to the power of their order when the steps are doubled.
 */
class ConvergenceTest {

  private static final GaussianOracle ORACLE =
      new GaussianOracle(new double[] {0.5, -0.3}, new double[] {1.4, 0.3}, 0.6);

  static Stream<Arguments> samplersAndOrders() {
    return Stream.of(
        Arguments.of(Named.of("ddim", Samplers.ddim(0)), 1),
        Arguments.of(Named.of("euler", Samplers.euler()), 1),
        Arguments.of(Named.of("heun", Samplers.heun()), 2),
        Arguments.of(Named.of("dpm-solver++", Samplers.dpmSolver(false)), 2));
  }

  @ParameterizedTest(name = "{0} is of order {1}")
  @MethodSource("samplersAndOrders")
  void theErrorFallsWithTheOrderWhenTheVarianceExplodes(Sampler sampler, int order) {
    for (int steps = 64; steps <= 256; steps *= 2) {
      double slope = slope(error(sampler, karras(steps)), error(sampler, karras(2 * steps)));
      assertEquals(order + 0.05, slope, 0.15, "slope from " + steps + " steps to twice as many");
    }
  }

  @ParameterizedTest(name = "{0} is of order {1}")
  @MethodSource("samplersAndOrders")
  void theErrorFallsWithTheOrderWhenTheVarianceIsKept(Sampler sampler, int order) {
    for (int steps = 64; steps <= 256; steps *= 2) {
      double rough = error(sampler, keepingVariance(karras(steps)));
      double fine = error(sampler, keepingVariance(karras(2 * steps)));
      double slope = slope(rough, fine);
      assertEquals(order + 0.05, slope, 0.15, "slope from " + steps + " steps to twice as many");
    }
  }

  static Stream<Named<Schedule>> schedules() {
    return Samplers.schedules(4096);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void theFirstOrderHoldsOnEverySchedule(Schedule schedule) {
    double rough = error(Samplers.euler(), schedule.grid(64));
    double fine = error(Samplers.euler(), schedule.grid(512));
    assertEquals(1, slope(rough, fine) / 3, 0.08, "slope over three doublings");
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void theSecondOrderIsNearerAtEqualSteps(Schedule schedule) {
    for (int steps : new int[] {32, 64, 128}) {
      double euler = error(Samplers.euler(), schedule.grid(steps));
      double heun = error(Samplers.heun(), schedule.grid(steps));
      double multistep = error(Samplers.dpmSolver(false), schedule.grid(steps));
      assertTrue(heun < euler / 3, steps + " steps: heun " + heun + ", euler " + euler);
      assertTrue(
          multistep < euler / 3, steps + " steps: dpm-solver++ " + multistep + ", euler " + euler);
    }
  }

  private static List<NoiseLevel> karras(int steps) {
    return new KarrasSchedule(new KarrasSchedule.Options(steps, 0.002, 80, 7)).grid(steps);
  }

  /** Returns levels of the same σ with signal² + noise² = 1. */
  private static List<NoiseLevel> keepingVariance(List<NoiseLevel> grid) {
    return grid.stream()
        .map(
            level -> {
              double signal = 1 / Math.hypot(1, level.sigma());
              return new NoiseLevel(level.time(), signal, signal * level.sigma());
            })
        .toList();
  }

  private static double slope(double rough, double fine) {
    return Math.log(rough / fine) / Math.log(2);
  }

  private static double error(Sampler sampler, List<NoiseLevel> grid) {
    Matrix start = Samplers.start(grid.get(0), 0, 64, 2);
    Matrix found =
        sampler.sample(start, grid, ORACLE, Samplers.fresh(0, 64, 2), SamplingObserver.NONE);
    Matrix exact = ORACLE.flow(start, grid.get(0));
    double squares = 0;
    for (int i = 0; i < found.values().length; i++) {
      double difference = (double) found.values()[i] - exact.values()[i];
      squares += difference * difference;
    }
    return Math.sqrt(squares / found.values().length);
  }
}
