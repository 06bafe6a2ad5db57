// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The steps against their formulas as the papers write them, on the grids of every schedule. */
class StepFormulasTest {

  private static final double X = 0.7;
  private static final double FIRST = -0.4;
  private static final double SECOND = 0.9;

  static List<Schedule> schedules() {
    return Samplers.schedules().map(named -> named.getPayload()).toList();
  }

  private interface Pair {
    void check(NoiseLevel before, NoiseLevel from, NoiseLevel to);
  }

  /** Visits all neighbours among the noisy levels of a short, a middling and the longest grid. */
  private static void visit(Schedule schedule, Pair pair) {
    for (int count : new int[] {schedule.steps(), (schedule.steps() + 1) / 2, 1}) {
      List<NoiseLevel> grid = schedule.grid(count);
      for (int i = 1; i < grid.size() - 2; i++) {
        pair.check(grid.get(i - 1), grid.get(i), grid.get(i + 1));
      }
    }
  }

  private static double value(StepFormula formula) {
    return formula.noisy() * X + formula.clean() * FIRST + formula.other() * SECOND;
  }

  private static void close(double expected, double found) {
    assertEquals(expected, found, 1e-9 * Math.max(1, Math.abs(expected)));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void ddpmIsThePosterior(Schedule schedule) {
    visit(
        schedule,
        (before, from, to) -> {
          double step = from.signal() / to.signal();
          double added = square(from.noise()) - square(step * to.noise());
          double mean =
              step * square(to.noise()) / square(from.noise()) * X
                  + to.signal() * added / square(from.noise()) * FIRST;
          double posterior = Math.sqrt(added) * to.noise() / from.noise();
          close(
              mean + posterior * SECOND,
              value(DdpmSampler.formula(from, to, DdpmSampler.Variance.POSTERIOR)));
          close(
              mean + Math.sqrt(added) * SECOND,
              value(DdpmSampler.formula(from, to, DdpmSampler.Variance.BETA)));
        });
    assertEquals(schedule.steps(), schedule.grid(schedule.steps()).size() - 1);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void ddimOfEtaOneIsDdpm(Schedule schedule) {
    for (int count = 1; count <= schedule.steps(); count++) {
      List<NoiseLevel> grid = schedule.grid(count);
      for (int i = 0; i < count; i++) {
        StepFormula ddim = DdimSampler.formula(grid.get(i), grid.get(i + 1), 1);
        StepFormula ddpm =
            DdpmSampler.formula(grid.get(i), grid.get(i + 1), DdpmSampler.Variance.POSTERIOR);
        assertEquals(ddpm.noisy(), ddim.noisy(), 1e-12 * ddpm.noisy());
        assertEquals(ddpm.clean(), ddim.clean(), 1e-12);
        assertEquals(ddpm.other(), ddim.other(), 1e-12 * Math.max(1, ddpm.other()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void ddimOfEtaZeroIsEuler(Schedule schedule) {
    for (int count = 1; count <= schedule.steps(); count++) {
      List<NoiseLevel> grid = schedule.grid(count);
      for (int i = 0; i < count; i++) {
        assertEquals(
            EulerSampler.formula(grid.get(i), grid.get(i + 1)),
            DdimSampler.formula(grid.get(i), grid.get(i + 1), 0));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void eulerFollowsTheSlope(Schedule schedule) {
    visit(
        schedule,
        (before, from, to) -> {
          double y = X / from.signal();
          double slope = (y - FIRST) / from.sigma();
          double next = y + (to.sigma() - from.sigma()) * slope;
          close(to.signal() * next, value(EulerSampler.formula(from, to)));
        });
    assertEquals(NoiseLevel.CLEAN, schedule.level(0));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void heunFollowsTheMeanOfTwoSlopes(Schedule schedule) {
    visit(
        schedule,
        (before, from, to) -> {
          double y = X / from.signal();
          double slope = (y - FIRST) / from.sigma();
          double predicted = y + (to.sigma() - from.sigma()) * slope;
          double corrected = (predicted - SECOND) / to.sigma();
          double next = y + (to.sigma() - from.sigma()) * (slope + corrected) / 2;
          close(to.signal() * next, value(HeunSampler.formula(from, to)));
        });
    assertEquals(NoiseLevel.CLEAN, schedule.level(0));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void dpmSolverExtrapolatesInHalfLogSignalToNoise(Schedule schedule) {
    visit(
        schedule,
        (before, from, to) -> {
          double step = to.halfLogSnr() - from.halfLogSnr();
          double share = (from.halfLogSnr() - before.halfLogSnr()) / step;
          double data = (1 + 1 / (2 * share)) * FIRST - 1 / (2 * share) * SECOND;
          double next = to.noise() / from.noise() * X - to.signal() * Math.expm1(-step) * data;
          close(next, value(DpmSolverSampler.formula(before, from, to)));
        });
    assertEquals(NoiseLevel.CLEAN, schedule.level(0));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void aStepToCleanIsTheEstimate(Schedule schedule) {
    StepFormula estimate = new StepFormula(0, 1, 0);
    for (int step = 1; step <= schedule.steps(); step++) {
      NoiseLevel from = schedule.level(step);
      assertEquals(estimate, DdimSampler.formula(from, NoiseLevel.CLEAN, 0));
      assertEquals(estimate, DdimSampler.formula(from, NoiseLevel.CLEAN, 1));
      assertEquals(estimate, EulerSampler.formula(from, NoiseLevel.CLEAN));
      assertEquals(
          estimate, DdpmSampler.formula(from, NoiseLevel.CLEAN, DdpmSampler.Variance.POSTERIOR));
    }
  }

  @Test
  void matricesOfOtherSizesAreRefused() {
    StepFormula formula = new StepFormula(1, 1, 1);
    Matrix x = Matrix.zeros(2, 3);
    assertThrows(IllegalArgumentException.class, () -> formula.apply(x, Matrix.zeros(2, 2)));
    assertThrows(IllegalArgumentException.class, () -> formula.apply(x, Matrix.zeros(3, 3)));
    assertThrows(IllegalArgumentException.class, () -> formula.apply(x, x, Matrix.zeros(1, 3)));
  }

  private static double square(double value) {
    return value * value;
  }
}
