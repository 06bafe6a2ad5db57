// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.difflab.spi.LevelAtSigma;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each schedule refuses, and what is particular to one. */
class ScheduleOptionsTest {

  static Stream<Arguments> nonsense() {
    double nan = Double.NaN;
    return Stream.of(
        wrong("steps must be at least 2", () -> new LinearSchedule.Options(1, 1e-4, 0.2)),
        wrong("beta-start", () -> new LinearSchedule.Options(10, 0, 0.2)),
        wrong("beta-start", () -> new LinearSchedule.Options(10, nan, 0.2)),
        wrong("beta-end", () -> new LinearSchedule.Options(10, 1e-4, 1)),
        wrong("steps must be", () -> new ScaledLinearSchedule.Options(0, 1e-4, 0.02)),
        wrong("beta-end times 1000/steps", () -> new ScaledLinearSchedule.Options(20, 1e-4, 0.02)),
        wrong("at least one", () -> new BetasSchedule.Options(List.of())),
        wrong("value 2 of betas", () -> new BetasSchedule.Options(List.of(0.1, 1.0))),
        wrong("steps must be", () -> new CosineSchedule.Options(0, 0.008)),
        wrong("offset", () -> new CosineSchedule.Options(10, -0.1)),
        wrong("offset", () -> new CosineSchedule.Options(10, nan)),
        wrong("steps must be", () -> new SigmoidSchedule.Options(0, -3, 3, 1)),
        wrong("start must be below end", () -> new SigmoidSchedule.Options(10, 3, 3, 1)),
        wrong("tau", () -> new SigmoidSchedule.Options(10, -3, 3, 0)),
        wrong("divided by tau", () -> new SigmoidSchedule.Options(10, -3, 3, 0.001)),
        wrong("steps must be", () -> new KarrasSchedule.Options(0, 0.002, 80, 7)),
        wrong("sigma-min", () -> new KarrasSchedule.Options(10, 0, 80, 7)),
        wrong("sigma-min must be below", () -> new KarrasSchedule.Options(10, 80, 80, 7)),
        wrong("sigma-max", () -> new KarrasSchedule.Options(10, 1, Double.POSITIVE_INFINITY, 7)),
        wrong("rho", () -> new KarrasSchedule.Options(10, 0.002, 80, 0.5)),
        wrong("steps must be", () -> new LogNormalSchedule.Options(0, 0.002, 80, 2)),
        wrong("sigma-max", () -> new LogNormalSchedule.Options(10, 0.002, nan, 2)),
        wrong("spread", () -> new LogNormalSchedule.Options(10, 0.002, 80, 0)),
        wrong("signal", () -> new SingleSchedule.Options(0, 1)),
        wrong("signal must be at most 1", () -> new SingleSchedule.Options(1.5, 1)),
        wrong("noise", () -> new SingleSchedule.Options(1, 0)));
  }

  private static Arguments wrong(String message, Executable make) {
    return Arguments.of(message, make);
  }

  @ParameterizedTest(name = "{index} {0}")
  @MethodSource("nonsense")
  void nonsenseIsRefusedByName(String message, Executable make) {
    String found = assertThrows(IllegalArgumentException.class, make).getMessage();
    assertTrue(found.contains(message), found);
  }

  @Test
  void aSignalTooSmallForArithmeticIsRefused() {
    LinearSchedule.Options options = new LinearSchedule.Options(20_000, 0.1, 0.5);
    String found =
        assertThrows(IllegalArgumentException.class, () -> new LinearSchedule(options))
            .getMessage();
    assertTrue(found.contains("the signal is gone at level"), found);
  }

  @Test
  void levelsThatCannotBeToldApartAreRefused() {
    SigmoidSchedule.Options options = new SigmoidSchedule.Options(1000, -3, 90, 1);
    String found =
        assertThrows(IllegalArgumentException.class, () -> new SigmoidSchedule(options))
            .getMessage();
    assertTrue(found.contains("each level must be noisier"), found);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-18, 1e-12, 1e-6})
  void noiseIsAccurateNearClean(double beta) {
    Schedule schedule = new BetasSchedule(new BetasSchedule.Options(List.of(beta, beta)));
    assertEquals(Math.sqrt(beta), schedule.level(1).noise(), 1e-12 * Math.sqrt(beta));
    double second = Math.sqrt(beta * (2 - beta));
    assertEquals(second, schedule.level(2).noise(), 1e-12 * second);
  }

  @Test
  void cosineNoiseIsAccurateNearClean() {
    // 1 − ᾱ_1 = 1 − cos²(u_1)/cos²(u_0) = sin(u_1 − u_0)·sin(u_1 + u_0)/cos²(u_0).
    int steps = 1_000_000;
    Schedule schedule = new CosineSchedule(new CosineSchedule.Options(steps, 0.008));
    double before = Math.PI / 2 * 0.008 / 1.008;
    double after = Math.PI / 2 * (1.0 / steps + 0.008) / 1.008;
    double cosine = Math.cos(before);
    double power = Math.sin(after - before) * Math.sin(after + before) / (cosine * cosine);
    assertEquals(Math.sqrt(power), schedule.level(1).noise(), 1e-9 * Math.sqrt(power));
  }

  @Test
  void sigmoidIsItsFormula() {
    SigmoidSchedule.Options options = new SigmoidSchedule.Options(100, -3, 3, 0.9);
    Schedule schedule = new SigmoidSchedule(options);
    double start = logistic(-3 / 0.9);
    double end = logistic(3 / 0.9);
    for (int step = 1; step < 100; step++) {
      double now = logistic((6 * step / 100.0 - 3) / 0.9);
      double power = (end - now) / (end - start);
      assertEquals(Math.sqrt(power), schedule.level(step).signal(), 1e-12);
      assertEquals(Math.sqrt(1 - power), schedule.level(step).noise(), 1e-12);
    }
    assertEquals(Math.sqrt(1e-9), schedule.level(100).signal(), 1e-15);
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @Test
  void logNormalLevelsLieSymmetricallyAboutTheMedianAndCrowdThere() {
    LogNormalSchedule.Options options = new LogNormalSchedule.Options(101, 0.01, 100, 2);
    Schedule schedule = new LogNormalSchedule(options);
    assertEquals(0.01, schedule.level(1).noise());
    assertEquals(1, schedule.level(51).noise(), 1e-6);
    assertEquals(100, schedule.level(101).noise());
    for (int step = 1; step <= 101; step++) {
      double product = schedule.level(step).noise() * schedule.level(102 - step).noise();
      assertEquals(1, product, 1e-6);
    }
    // 68.27 of 95.45 per cent lie within one of the two standard deviations, ln 100 / 2.
    long within =
        Stream.iterate(1, step -> step + 1)
            .limit(101)
            .filter(step -> Math.abs(Math.log(schedule.level(step).noise())) < Math.log(100) / 2)
            .count();
    assertEquals(101 * 0.6827 / 0.9545, (double) within, 1.5);
  }

  @Test
  void timeOfKarrasGridsIsThatOfTheScheduleAtTheSameSigma() {
    Schedule schedule = new KarrasSchedule(new KarrasSchedule.Options(1000, 0.002, 80, 7));
    for (int count : new int[] {1, 2, 7, 50, 333}) {
      for (NoiseLevel level : schedule.grid(count)) {
        NoiseLevel nearby = LevelAtSigma.of(schedule, level.sigma());
        assertEquals(nearby.time(), level.time(), 1e-5);
      }
    }
  }

  @Test
  void singleIsOneLevelOfSignalAndNoiseOne() {
    Schedule schedule = new SingleSchedule(new SingleSchedule.Options(1, 1));
    assertEquals(1, schedule.steps());
    assertEquals(List.of(new NoiseLevel(1, 1, 1), NoiseLevel.CLEAN), schedule.grid(1));
  }

  @Test
  void levelAtANegativeSigmaIsRefused() {
    Schedule schedule = new SingleSchedule(new SingleSchedule.Options(1, 1));
    assertThrows(IllegalArgumentException.class, () -> LevelAtSigma.of(schedule, -1));
    assertThrows(IllegalArgumentException.class, () -> LevelAtSigma.of(schedule, Double.NaN));
  }
}
