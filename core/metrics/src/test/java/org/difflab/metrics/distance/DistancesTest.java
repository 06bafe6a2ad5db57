// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.distance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.Device;
import org.difflab.metrics.Evaluations;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.Noise;
import org.difflab.spi.linear.LinearAlgebra;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistancesTest {

  private static final int ALL = 100_000;

  private static Stream<Metric> metrics(LinearAlgebra algebra, int limit) {
    return Stream.of(
        new SlicedWasserstein(new SlicedWasserstein.Options(40, 1, 0, limit)),
        new SlicedWasserstein(new SlicedWasserstein.Options(40, 2, 0, limit)),
        new MaximumMeanDiscrepancy(
            new MaximumMeanDiscrepancy.Options(List.of(1.0, 0.3, 0.1), limit), algebra),
        new EnergyDistance(new EnergyDistance.Options(limit), algebra));
  }

  private static List<Double> distances(Matrix generated, Matrix test, int threads, int limit) {
    try (Device device = Device.open(threads, AlgebraSetting.AUTO)) {
      return metrics(device.algebra(), limit)
          .flatMap(
              metric -> metric.measure(Evaluations.of(generated, test, device.workers())).stream())
          .map(Measurement::value)
          .toList();
    }
  }

  private static Matrix gaussian(String purpose, int rows, int columns, float factor, float shift) {
    float[] values = Noise.of(8, purpose).gaussian(0, 0, rows, columns).values();
    for (int i = 0; i < values.length; i++) {
      values[i] = factor * values[i] + shift;
    }
    return Matrix.wrap(rows, columns, values);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 20})
  void bitsDoNotDependOnThreads(int columns) {
    Matrix generated = gaussian("generated", 700, columns, 1.1f, 0.1f);
    Matrix test = gaussian("test", 1200, columns, 1, 0);
    assertEquals(distances(generated, test, 1, ALL), distances(generated, test, 3, ALL));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20})
  void samplesOfOneLawAreNearAndThoseOfAnotherAreNot(int columns) {
    Matrix test = gaussian("test", 900, columns, 1, 0);
    List<Double> same = distances(gaussian("other", 900, columns, 1, 0), test, 2, ALL);
    List<Double> shifted = distances(gaussian("other", 900, columns, 1, 0.5f), test, 2, ALL);
    for (int i = 0; i < same.size(); i++) {
      boolean blind = columns == 20 && i >= 3 && i < 5;
      assertTrue(blind || Math.abs(same.get(i)) < 0.3 * shifted.get(i), i + ": " + same + shifted);
    }
  }

  @Test
  void aShiftMovesTheWassersteinDistanceByItself() {
    Matrix test = gaussian("test", 300, 1, 1, 0);
    Matrix shifted = gaussian("test", 300, 1, 1, 0.25f);
    List<Double> found = distances(shifted, test, 1, ALL);
    assertEquals(0.25, found.get(0), 1e-6);
    assertEquals(0.25, found.get(1), 1e-6);
  }

  @Test
  void onlyTheNarrowKernelSeesClumps() {
    // Ten points at each of 90 places, against points everywhere.
    Matrix everywhere = gaussian("test", 900, 2, 1, 0);
    int[] clumped = new int[900];
    for (int i = 0; i < clumped.length; i++) {
      clumped[i] = i / 10;
    }
    Matrix generated = gaussian("other", 900, 2, 1, 0).select(clumped);
    List<Double> same = distances(gaussian("more", 900, 2, 1, 0), everywhere, 2, ALL);
    List<Double> clumps = distances(generated, everywhere, 2, ALL);
    double wide = clumps.get(2) - same.get(2);
    double narrow = clumps.get(4) - same.get(4);
    assertTrue(narrow > 0.005 && narrow > 2 * wide, clumps.toString());
  }

  @Test
  void aLimitTakesEvenlySpacedSamples() {
    Matrix generated = gaussian("generated", 40, 2, 1, 0);
    Matrix test = gaussian("test", 60, 2, 1, 0);
    int[] everySecond = new int[20];
    int[] everyThird = new int[20];
    for (int i = 0; i < 20; i++) {
      everySecond[i] = 2 * i;
      everyThird[i] = 3 * i;
    }
    assertEquals(
        distances(generated.select(everySecond), test.select(everyThird), 1, ALL),
        distances(generated, test, 1, 20));
  }

  @Test
  void tooFewSamplesAreTheUsersError() {
    Matrix one = Matrix.zeros(1, 2);
    Matrix five = gaussian("test", 5, 2, 1, 0);
    try (Device device = Device.open(1, AlgebraSetting.AUTO)) {
      metrics(device.algebra(), ALL)
          .forEach(
              metric -> {
                String message =
                    assertThrows(
                            InputException.class,
                            () -> metric.measure(Evaluations.of(one, five, device.workers())))
                        .getMessage();
                assertTrue(
                    message.endsWith(
                        "' needs at least 2 generated samples and 2 test samples, found 1 and 5"),
                    message);
              });
    }
  }

  @Test
  void equalTestSamplesHaveNoWidth() {
    Matrix equal = Matrix.zeros(9, 2);
    String reason = "the median distance between test samples is 0, so the kernel has no width";
    try (Device device = Device.open(1, AlgebraSetting.AUTO)) {
      MaximumMeanDiscrepancy metric =
          new MaximumMeanDiscrepancy(
              new MaximumMeanDiscrepancy.Options(List.of(1.0, 0.3), ALL), device.algebra());
      assertEquals(
          Stream.of("1", "0.3")
              .map(
                  width ->
                      Measurement.undefined(
                          "squared mmd at width " + width, Measurement.Better.LOWER, reason))
              .toList(),
          metric.measure(Evaluations.of(equal, equal, device.workers())));
    }
  }

  @Test
  void nonsenseIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new MaximumMeanDiscrepancy.Options(List.of(), ALL));
    assertThrows(
        IllegalArgumentException.class,
        () -> new MaximumMeanDiscrepancy.Options(List.of(0.0), ALL));
  }
}
