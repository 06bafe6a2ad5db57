// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.difflab.diffusion.schedule.CosineSchedule;
import org.difflab.diffusion.schedule.KarrasSchedule;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.metrics.rows.TestRows;
import org.difflab.spi.Denoiser;
import org.difflab.spi.Encoder;
import org.difflab.spi.Evaluation;
import org.difflab.spi.InputException;
import org.difflab.spi.LevelAtSigma;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.difflab.spi.Noise;
import org.difflab.spi.Samples;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetricsTest {

  private static final OptionalInt ALL = OptionalInt.empty();
  private static final double VARIANCE = 0.25;

  /** E[x_0|x_t] of N(0, 0.25·I). */
  private static final Denoiser EXACT =
      (noisy, level, conditions) -> {
        double gain =
            level.signal()
                * VARIANCE
                / (level.signal() * level.signal() * VARIANCE + level.noise() * level.noise());
        float[] clean = new float[noisy.values().length];
        for (int i = 0; i < clean.length; i++) {
          clean[i] = (float) (gain * noisy.values()[i]);
        }
        return Matrix.wrap(noisy.rows(), noisy.columns(), clean);
      };

  static Stream<Schedule> schedules() {
    return Stream.of(
        new CosineSchedule(new CosineSchedule.Options(100, 0.008)),
        new KarrasSchedule(new KarrasSchedule.Options(50, 0.002, 80, 7)));
  }

  private static Samples gaussian(int rows) {
    float[] values = Noise.of(3, "data").gaussian(0, 0, rows, 4).values();
    for (int i = 0; i < values.length; i++) {
      values[i] *= (float) Math.sqrt(VARIANCE);
    }
    return Evaluations.ofOnePrompt(Matrix.wrap(rows, 4, values));
  }

  private static Evaluation evaluation(
      Samples test, float in, float out, Denoiser denoiser, Schedule schedule) {
    Encoder encoder = new ScaledEncoder(Shape.vector(4), in, out);
    return Evaluations.of(test, encoder, denoiser, schedule, ThreadWorkers.serial());
  }

  private static List<Measurement> denoisingError(
      Samples test, Denoiser denoiser, Schedule schedule, OptionalInt limit, Double... sigmas) {
    DenoisingError.Options options = new DenoisingError.Options(List.of(sigmas), limit);
    return new DenoisingError(options).measure(evaluation(test, 1, 1, denoiser, schedule));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void theErrorOfTheExactDenoiserIsThePosteriorVariance(Schedule schedule) {
    Double[] sigmas = {0.1, 0.2, 0.5, 1.0, 2.0, 5.0};
    List<Measurement> found = denoisingError(gaussian(5000), EXACT, schedule, ALL, sigmas);
    assertEquals(6, found.size());
    for (int i = 0; i < 6; i++) {
      double power = sigmas[i] * sigmas[i];
      double posterior = VARIANCE * power / (VARIANCE + power);
      assertEquals(posterior, found.get(i).value(), 0.04 * posterior);
      assertEquals(Measurement.Better.LOWER, found.get(i).better());
    }
    assertEquals("denoising-error at sigma 0.1", found.get(0).name());
    assertEquals("denoising-error at sigma 1", found.get(3).name());
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void theDenoiserIsAskedOnItsSchedule(Schedule schedule) {
    Denoiser checked =
        (noisy, level, conditions) -> {
          assertEquals(LevelAtSigma.of(schedule, 0.5), level);
          assertEquals(noisy.rows(), conditions.rows());
          return noisy;
        };
    double found = denoisingError(gaussian(10), checked, schedule, ALL, 0.5).get(0).value();
    assertTrue(found > 0);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void noiseOfARowDependsOnNothingElseMeasured(Schedule schedule) {
    Samples test = gaussian(600);
    Measurement alone = denoisingError(test, EXACT, schedule, ALL, 0.5).get(0);
    assertEquals(alone, denoisingError(test, EXACT, schedule, ALL, 2.0, 0.5).get(1));
    DenoisingError metric = new DenoisingError(new DenoisingError.Options(List.of(0.5), ALL));
    Encoder encoder = new ScaledEncoder(Shape.vector(4), 1, 1);
    try (ThreadWorkers four = new ThreadWorkers(4)) {
      Evaluation parallel = Evaluations.of(test, encoder, EXACT, schedule, four);
      assertEquals(alone, metric.measure(parallel).get(0));
    }
  }

  @Test
  void theErrorIsMeasuredInLatents() {
    Schedule schedule = new KarrasSchedule(new KarrasSchedule.Options(50, 0.002, 80, 7));
    Denoiser zero = (noisy, level, conditions) -> Matrix.zeros(noisy.rows(), noisy.columns());
    DenoisingError metric = new DenoisingError(new DenoisingError.Options(List.of(1.0), ALL));
    Samples test = gaussian(1000);
    double plain = metric.measure(evaluation(test, 1, 1, zero, schedule)).get(0).value();
    double doubled = metric.measure(evaluation(test, 2, 0.5f, zero, schedule)).get(0).value();
    assertEquals(4 * plain, doubled, 1e-6);
    assertEquals(VARIANCE, plain, 0.05 * VARIANCE);
  }

  @Test
  void reconstructionErrorIsPerValue() {
    Samples ones =
        new Samples(Matrix.wrap(2, 4, new float[] {1, 1, 1, 1, 1, 1, 1, 1}), List.of("any", "any"));
    Schedule schedule = schedules().findFirst().orElseThrow();
    ReconstructionError metric = new ReconstructionError(new ReconstructionError.Options(ALL));
    Measurement exact = metric.measure(evaluation(ones, 2, 0.5f, EXACT, schedule)).get(0);
    assertEquals(new Measurement("reconstruction-error", 0, Measurement.Better.LOWER), exact);
    Measurement halved = metric.measure(evaluation(ones, 1, 0.5f, EXACT, schedule)).get(0);
    assertEquals(0.25, halved.value());
  }

  @Test
  void aLimitTakesEvenlySpacedSamples() {
    Samples ten = gaussian(10);
    assertArrayEquals(new int[] {0, 2, 5, 7}, TestRows.choose("any", ten, OptionalInt.of(4)));
    assertArrayEquals(
        IntStream.range(0, 10).toArray(), TestRows.choose("any", ten, OptionalInt.of(99)));
    assertArrayEquals(IntStream.range(0, 10).toArray(), TestRows.choose("any", ten, ALL));
  }

  @Test
  void noTestSamplesAreTheUsersError() {
    Schedule schedule = schedules().findFirst().orElseThrow();
    String message =
        assertThrows(
                InputException.class,
                () -> denoisingError(Samples.none(4), EXACT, schedule, ALL, 0.5))
            .getMessage();
    assertTrue(message.contains("'denoising-error' needs test samples"), message);
  }

  @Test
  void anEstimateOfAnotherSizeIsRefused() {
    Schedule schedule = schedules().findFirst().orElseThrow();
    Denoiser narrow = (noisy, level, conditions) -> Matrix.zeros(noisy.rows(), 3);
    Denoiser few = (noisy, level, conditions) -> Matrix.zeros(1, 4);
    Samples test = gaussian(3);
    assertThrows(
        IllegalArgumentException.class, () -> denoisingError(test, narrow, schedule, ALL, 0.5));
    assertThrows(
        IllegalArgumentException.class, () -> denoisingError(test, few, schedule, ALL, 0.5));
  }

  @Test
  void nonsenseIsRefused() {
    OptionalInt zero = OptionalInt.of(0);
    assertThrows(IllegalArgumentException.class, () -> new DenoisingError.Options(List.of(), ALL));
    assertThrows(
        IllegalArgumentException.class, () -> new DenoisingError.Options(List.of(0.0), ALL));
    assertThrows(
        IllegalArgumentException.class, () -> new DenoisingError.Options(List.of(1.0), zero));
    assertThrows(IllegalArgumentException.class, () -> new ReconstructionError.Options(zero));
  }
}
