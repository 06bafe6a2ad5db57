// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.difflab.diffusion.schedule.CosineSchedule;
import org.difflab.diffusion.schedule.KarrasSchedule;
import org.difflab.diffusion.schedule.LinearSchedule;
import org.difflab.spi.CleanEstimate;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Sampler;
import org.difflab.spi.SamplingObserver;
import org.difflab.spi.Schedule;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every sampler. */
class SamplersTest {

  private static final GaussianOracle ORACLE =
      new GaussianOracle(new double[] {0.5, -0.3}, new double[] {1.4, 0.1}, 0.6);
  private static final Schedule COSINE = new CosineSchedule(new CosineSchedule.Options(20, 0.008));

  static Stream<Named<Sampler>> samplers() {
    return Samplers.all();
  }

  static Stream<Arguments> samplersAndSchedules() {
    return Samplers.all()
        .flatMap(
            sampler ->
                Stream.concat(
                        Samplers.schedules(),
                        Stream.of(
                            Named.<Schedule>of(
                                "linear of 200",
                                new LinearSchedule(new LinearSchedule.Options(200, 1e-4, 0.2)))))
                    .map(schedule -> Arguments.of(sampler, schedule, bound(sampler, schedule))));
  }

  /**
   * Noise of the variance beta is as large as the level it leaves, all others' as that it reaches.
   */
  private static double bound(Named<Sampler> sampler, Named<Schedule> named) {
    Schedule schedule = named.getPayload();
    double noise = schedule.level(schedule.steps()).noise();
    return sampler.getName().equals("ddpm, beta") ? Math.max(20, 5 * noise) : 20;
  }

  private static Matrix sample(
      Sampler sampler, List<NoiseLevel> grid, CleanEstimate estimate, long first, int rows) {
    return sampler.sample(
        Samplers.start(grid.get(0), first, rows, 2),
        grid,
        estimate,
        Samplers.fresh(first, rows, 2),
        SamplingObserver.NONE);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("samplersAndSchedules")
  void everyNumberOfStepsEndsCleanAndFinite(Sampler sampler, Schedule schedule, double bound) {
    for (int count = 1; count <= schedule.steps(); count++) {
      List<NoiseLevel> asked = new ArrayList<>();
      CleanEstimate recorded =
          (noisy, level) -> {
            asked.add(level);
            return ORACLE.at(noisy, level);
          };
      Matrix found = sample(sampler, schedule.grid(count), recorded, 0, 3);
      assertTrue(found.isFinite(), count + " steps");
      for (float value : found.values()) {
        assertTrue(Math.abs(value) < bound, count + " steps gave " + value);
      }
      assertTrue(asked.stream().noneMatch(NoiseLevel::isClean), "asked at clean");
    }
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void oneStepIsTheEstimateItself(Sampler sampler) {
    List<NoiseLevel> grid = COSINE.grid(1);
    Matrix start = Samplers.start(grid.get(0), 0, 5, 2);
    assertEquals(ORACLE.at(start, grid.get(0)), sample(sampler, grid, ORACLE, 0, 5));
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void theLastStepIsTheEstimateItself(Sampler sampler) {
    List<NoiseLevel> grid = COSINE.grid(10);
    List<Matrix> seen = new ArrayList<>();
    Matrix found =
        sampler.sample(
            Samplers.start(grid.get(0), 0, 5, 2),
            grid,
            ORACLE,
            Samplers.fresh(0, 5, 2),
            (step, level, noisy, clean) -> {
              assertEquals(seen.size(), step);
              assertEquals(grid.get(step), level);
              assertEquals(ORACLE.at(noisy, level), clean);
              seen.add(clean);
            });
    assertEquals(10, seen.size());
    assertEquals(seen.get(9), found);
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void rowsDoNotDependOnEachOther(Sampler sampler) {
    List<NoiseLevel> grid = COSINE.grid(7);
    Matrix together = sample(sampler, grid, ORACLE, 0, 40);
    for (int first : new int[] {0, 1, 17, 39}) {
      Matrix alone = sample(sampler, grid, ORACLE, first, 1);
      assertArrayEquals(together.row(first), alone.row(0));
    }
    assertEquals(together, sample(sampler, grid, ORACLE, 0, 40));
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void theStartIsLeftUntouched(Sampler sampler) {
    List<NoiseLevel> grid = COSINE.grid(4);
    Matrix start = Samplers.start(grid.get(0), 0, 3, 2);
    Matrix copy = Matrix.wrap(3, 2, start.values().clone());
    sampler.sample(start, grid, ORACLE, Samplers.fresh(0, 3, 2), SamplingObserver.NONE);
    assertEquals(copy, start);
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void noRowsAreNoProblem(Sampler sampler) {
    assertEquals(0, sample(sampler, COSINE.grid(5), ORACLE, 0, 0).rows());
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void gridsThatDoNotFallToCleanAreRefused(Sampler sampler) {
    NoiseLevel high = COSINE.level(20);
    NoiseLevel low = COSINE.level(5);
    for (List<NoiseLevel> grid :
        List.of(
            List.<NoiseLevel>of(),
            List.of(NoiseLevel.CLEAN),
            List.of(high, low),
            List.of(low, high, NoiseLevel.CLEAN),
            List.of(high, high, NoiseLevel.CLEAN),
            List.of(high, NoiseLevel.CLEAN, NoiseLevel.CLEAN))) {
      Executable run =
          () ->
              sampler.sample(
                  Matrix.zeros(1, 2), grid, ORACLE, Samplers.fresh(0, 1, 2), SamplingObserver.NONE);
      assertThrows(IllegalArgumentException.class, run, grid::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("samplers")
  void theGridIsTheWholeScheduleUnlessStepsAreGiven(Sampler sampler) {
    assertEquals(COSINE.grid(20), sampler.grid(COSINE));
  }

  @Test
  void heunCallsTheModelTwiceAStepAndTheOthersOnce() {
    Schedule karras = new KarrasSchedule(new KarrasSchedule.Options(20, 0.002, 80, 7));
    Samplers.all()
        .forEach(
            named -> {
              AtomicInteger calls = new AtomicInteger();
              CleanEstimate counted =
                  (noisy, level) -> {
                    calls.incrementAndGet();
                    return ORACLE.at(noisy, level);
                  };
              sample(named.getPayload(), karras.grid(16), counted, 0, 1);
              assertEquals(named.getName().equals("heun") ? 31 : 16, calls.get(), named.getName());
            });
  }

  @Test
  void heunTakesAnEulerStepWhereTheNoiseFallsSteeply() {
    // The first step of a cosine schedule takes sigma from more than 2,000 to 12.
    Matrix heun = sample(Samplers.heun(), COSINE.grid(20), ORACLE, 0, 10);
    Matrix exact = ORACLE.flow(Samplers.start(COSINE.level(20), 0, 10, 2), COSINE.level(20));
    for (int i = 0; i < heun.values().length; i++) {
      assertEquals(exact.values()[i], heun.values()[i], 0.02);
    }
  }

  @Test
  void stepsChooseTheGrid() {
    Sampler ten = new EulerSampler(new EulerSampler.Options(SteppingOptions.DEFAULT.withSteps(10)));
    assertEquals(COSINE.grid(10), ten.grid(COSINE));
    Sampler tooMany =
        new EulerSampler(new EulerSampler.Options(SteppingOptions.DEFAULT.withSteps(21)));
    String message =
        assertThrows(IllegalArgumentException.class, () -> tooMany.grid(COSINE)).getMessage();
    assertTrue(message.contains("1..20") && message.contains("21"), message);
  }

  static Stream<Named<Sampler>> clipped() {
    SteppingOptions half = SteppingOptions.DEFAULT.withClip(0.5);
    return Stream.of(
        Named.of(
            "ddpm", new DdpmSampler(new DdpmSampler.Options(half, DdpmSampler.Variance.POSTERIOR))),
        Named.of("ddim", new DdimSampler(new DdimSampler.Options(half, 0))),
        Named.of("euler", new EulerSampler(new EulerSampler.Options(half))),
        Named.of("heun", new HeunSampler(new HeunSampler.Options(half))),
        Named.of("dpm-solver++", new DpmSolverSampler(new DpmSolverSampler.Options(half, false))));
  }

  @ParameterizedTest
  @MethodSource("clipped")
  void clippedEstimatesStayWithinTheirLimit(Sampler sampler) {
    List<NoiseLevel> grid = COSINE.grid(8);
    Matrix found =
        sampler.sample(
            Samplers.start(grid.get(0), 0, 50, 2),
            grid,
            ORACLE,
            Samplers.fresh(0, 50, 2),
            (step, level, noisy, clean) -> {
              for (float value : clean.values()) {
                assertTrue(Math.abs(value) <= 0.5f, "estimate " + value);
              }
            });
    int atLimit = 0;
    for (float value : found.values()) {
      assertTrue(Math.abs(value) <= 0.5f, "sample " + value);
      atLimit += Math.abs(value) == 0.5f ? 1 : 0;
    }
    assertTrue(atLimit > 0, "nothing was clipped");
  }

  @Test
  void deterministicSamplersAskForNoNoise() {
    for (Sampler sampler :
        List.of(Samplers.ddim(0), Samplers.euler(), Samplers.heun(), Samplers.dpmSolver(false))) {
      Matrix start = Samplers.start(COSINE.level(20), 0, 1, 2);
      Matrix found =
          sampler.sample(
              start,
              COSINE.grid(5),
              ORACLE,
              step -> {
                throw new AssertionError("asked for noise");
              },
              SamplingObserver.NONE);
      assertTrue(found.isFinite());
    }
  }

  @Test
  void onlyAnEstimateOfTheRightSizeIsTaken() {
    CleanEstimate wrong = (noisy, level) -> Matrix.zeros(noisy.rows(), 3);
    assertThrows(
        IllegalArgumentException.class,
        () -> sample(Samplers.euler(), COSINE.grid(5), wrong, 0, 2));
  }

  @Test
  void theEstimateIsAnsweredWithoutACopy() {
    Matrix estimate = Matrix.zeros(1, 2);
    assertSame(estimate, sample(Samplers.heun(), COSINE.grid(1), (x, level) -> estimate, 0, 1));
  }

  static Stream<Arguments> nonsense() {
    SteppingOptions all = SteppingOptions.DEFAULT;
    return Stream.of(
        wrong("steps", () -> all.withSteps(0)),
        wrong("clip", () -> all.withClip(0)),
        wrong("clip", () -> all.withClip(Double.NaN)),
        wrong("eta", () -> new DdimSampler.Options(all, -0.1)),
        wrong("eta", () -> new DdimSampler.Options(all, 1.1)),
        wrong("eta", () -> new DdimSampler.Options(all, Double.NaN)));
  }

  private static Arguments wrong(String option, Executable make) {
    return Arguments.of(option, make);
  }

  @ParameterizedTest(name = "{index} {0}")
  @MethodSource("nonsense")
  void nonsenseIsRefusedByName(String option, Executable make) {
    String message = assertThrows(IllegalArgumentException.class, make).getMessage();
    assertTrue(message.startsWith(option + " must"), message);
  }
}
