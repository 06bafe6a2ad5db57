// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.schedule;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.difflab.spi.LevelAtSigma;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every schedule. */
class SchedulesTest {

  static Stream<Named<Schedule>> schedules() {
    Stream<Named<Schedule>> ofSteps =
        Stream.of(2, 3, 10, 37, 200, 1000)
            .flatMap(
                steps ->
                    Stream.of(
                        named(
                            "cosine", new CosineSchedule(new CosineSchedule.Options(steps, 0.008))),
                        named(
                            "sigmoid",
                            new SigmoidSchedule(new SigmoidSchedule.Options(steps, -3, 3, 1))),
                        named(
                            "linear",
                            new LinearSchedule(
                                new LinearSchedule.Options(
                                    steps, 1e-4, Math.min(0.9, 40.0 / steps)))),
                        named(
                            "scaled-linear",
                            new ScaledLinearSchedule(
                                new ScaledLinearSchedule.Options(
                                    steps, 1e-4, Math.min(0.02, 0.0009 * steps)))),
                        named(
                            "karras",
                            new KarrasSchedule(new KarrasSchedule.Options(steps, 0.002, 80, 7))),
                        named(
                            "log-normal",
                            new LogNormalSchedule(
                                new LogNormalSchedule.Options(steps, 0.01, 10, 2)))));
    Stream<Named<Schedule>> others =
        Stream.of(
            named("linear", new LinearSchedule(new LinearSchedule.Options(200, 0.3, 0.01))),
            named("cosine", new CosineSchedule(new CosineSchedule.Options(1, 0.008))),
            named("cosine, offset 0", new CosineSchedule(new CosineSchedule.Options(50, 0))),
            named("sigmoid", new SigmoidSchedule(new SigmoidSchedule.Options(1, -3, 3, 1))),
            named("sigmoid", new SigmoidSchedule(new SigmoidSchedule.Options(100, 0, 3, 0.5))),
            named("karras", new KarrasSchedule(new KarrasSchedule.Options(1, 0.002, 80, 7))),
            named("karras, rho 1", new KarrasSchedule(new KarrasSchedule.Options(20, 0.1, 8, 1))),
            named("log-normal", new LogNormalSchedule(new LogNormalSchedule.Options(1, 1, 2, 2))),
            named("log-normal", new LogNormalSchedule(new LogNormalSchedule.Options(99, 1, 2, 6))),
            named("single", new SingleSchedule(new SingleSchedule.Options(1, 1))),
            named("single", new SingleSchedule(new SingleSchedule.Options(0.6, 0.8))),
            named("betas", new BetasSchedule(new BetasSchedule.Options(List.of(0.5)))),
            named("betas", new BetasSchedule(new BetasSchedule.Options(List.of(1e-9, 0.999)))));
    return Stream.concat(ofSteps, others);
  }

  private static Named<Schedule> named(String name, Schedule schedule) {
    return Named.of(name + " of " + schedule.steps(), schedule);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void eachLevelIsNoisierThanTheOneBefore(Schedule schedule) {
    assertEquals(NoiseLevel.CLEAN, schedule.level(0));
    for (int step = 1; step <= schedule.steps(); step++) {
      NoiseLevel below = schedule.level(step - 1);
      NoiseLevel level = schedule.level(step);
      assertTrue(level.signal() <= below.signal(), "signal at " + step);
      assertTrue(level.noise() >= below.noise(), "noise at " + step);
      assertTrue(level.sigma() > below.sigma(), "sigma at " + step);
    }
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void timeIsTheShareOfSteps(Schedule schedule) {
    for (int step = 0; step <= schedule.steps(); step++) {
      assertEquals((double) step / schedule.steps(), schedule.level(step).time(), 1e-15);
    }
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void signalAndNoiseKeepTheVarianceOrTheSignal(Schedule schedule) {
    for (int step = 1; step <= schedule.steps(); step++) {
      NoiseLevel level = schedule.level(step);
      double power = level.signal() * level.signal() + level.noise() * level.noise();
      assertTrue(level.signal() == 1 || Math.abs(power - 1) < 1e-12, "level " + level);
    }
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void everyGridFallsFromTheNoisiestLevelToClean(Schedule schedule) {
    for (int count = 1; count <= schedule.steps(); count++) {
      List<NoiseLevel> grid = schedule.grid(count);
      assertEquals(count + 1, grid.size());
      assertEquals(schedule.level(schedule.steps()), grid.get(0));
      assertEquals(NoiseLevel.CLEAN, grid.get(count));
      for (int i = 1; i <= count; i++) {
        assertTrue(grid.get(i).sigma() < grid.get(i - 1).sigma(), "step " + i + " of " + count);
        assertTrue(grid.get(i).time() < grid.get(i - 1).time(), "step " + i + " of " + count);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void theLongestGridIsAllLevels(Schedule schedule) {
    List<NoiseLevel> grid = schedule.grid(schedule.steps());
    for (int step = 0; step <= schedule.steps(); step++) {
      assertEquals(schedule.level(step), grid.get(schedule.steps() - step));
    }
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void gridsOfNoStepsOrTooManyAreRefused(Schedule schedule) {
    assertAll(
        () -> assertThrows(IllegalArgumentException.class, () -> schedule.grid(0)),
        () ->
            assertThrows(IllegalArgumentException.class, () -> schedule.grid(schedule.steps() + 1)),
        () -> assertThrows(IndexOutOfBoundsException.class, () -> schedule.level(-1)),
        () ->
            assertThrows(
                IndexOutOfBoundsException.class, () -> schedule.level(schedule.steps() + 1)));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void theLevelAtTheSigmaOfALevelIsThatLevel(Schedule schedule) {
    for (int step = 0; step <= schedule.steps(); step++) {
      NoiseLevel level = schedule.level(step);
      NoiseLevel found = LevelAtSigma.of(schedule, level.sigma());
      assertEquals(level.time(), found.time(), 1e-9);
      assertEquals(level.signal(), found.signal(), 1e-9 * level.signal());
      assertEquals(level.sigma(), found.sigma(), 1e-9 * level.sigma());
    }
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void theLevelAtAnySigmaHasItAndLiesBetweenItsNeighbours(Schedule schedule) {
    double lastTime = 0;
    for (double sigma = 1e-6; sigma < 1e6; sigma *= 1.7) {
      NoiseLevel found = LevelAtSigma.of(schedule, sigma);
      assertEquals(sigma, found.sigma(), 1e-12 * sigma);
      assertTrue(found.time() >= lastTime, "time at " + sigma);
      lastTime = found.time();
    }
    double beyond = 2 * schedule.level(schedule.steps()).sigma();
    assertEquals(1, LevelAtSigma.of(schedule, beyond).time());
  }
}
