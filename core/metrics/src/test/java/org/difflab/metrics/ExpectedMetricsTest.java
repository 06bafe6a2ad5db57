// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.Device;
import org.difflab.metrics.distance.EnergyDistance;
import org.difflab.metrics.distance.MaximumMeanDiscrepancy;
import org.difflab.metrics.distance.SlicedWasserstein;
import org.difflab.metrics.mode.ModeShare;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Metrics against values of NumPy and SciPy, which src/test/python/metrics.py wrote. */
class ExpectedMetricsTest {

  private static final JsonNode EXPECTED = expected();
  private static final OptionalInt ALL = OptionalInt.empty();

  private final Device device = Device.open(2, AlgebraSetting.AUTO);

  private static JsonNode expected() {
    try (InputStream file =
        ExpectedMetricsTest.class.getResourceAsStream("/org/difflab/metrics/metrics.json")) {
      return new ObjectMapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<String> cases() {
    return StreamSupport.stream(
        ((Iterable<String>) () -> EXPECTED.get("cases").fieldNames()).spliterator(), false);
  }

  @AfterEach
  void close() {
    device.close();
  }

  private static Matrix matrix(JsonNode rows) {
    float[] values = new float[rows.size() * rows.get(0).size()];
    int i = 0;
    for (JsonNode row : rows) {
      for (JsonNode value : row) {
        values[i++] = (float) value.asDouble();
      }
    }
    return Matrix.wrap(rows.size(), rows.get(0).size(), values);
  }

  private static List<Double> numbers(JsonNode array) {
    List<Double> numbers = new ArrayList<>();
    array.forEach(number -> numbers.add(number.asDouble()));
    return numbers;
  }

  private static void agree(double expected, Measurement found) {
    assertEquals(expected, found.value(), 1e-6 * Math.abs(expected), found.name());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void distancesAgree(String name) {
    JsonNode expected = EXPECTED.get("cases").get(name);
    Evaluation evaluation =
        Evaluations.of(
            matrix(expected.get("generated")), matrix(expected.get("test")), device.workers());
    List<Metric> metrics =
        List.of(
            new SlicedWasserstein(new SlicedWasserstein.Options(256, 1, 0, 1000)),
            new SlicedWasserstein(new SlicedWasserstein.Options(256, 2, 0, 1000)),
            new MaximumMeanDiscrepancy(
                new MaximumMeanDiscrepancy.Options(numbers(expected.get("widths")), 1000),
                device.algebra()),
            new EnergyDistance(new EnergyDistance.Options(1000), device.algebra()));
    List<Measurement> found =
        metrics.stream().flatMap(metric -> metric.measure(evaluation).stream()).toList();
    assertEquals(3 + expected.get("widths").size(), found.size());
    for (Measurement measurement : found) {
      assertTrue(expected.has(measurement.name()), measurement.name());
      agree(expected.get(measurement.name()).asDouble(), measurement);
      assertEquals(Measurement.Better.LOWER, measurement.better());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void errorsOfTrainedPartsAgree(String name) {
    JsonNode expected = EXPECTED.get("cases").get(name);
    Evaluation evaluation =
        Evaluations.of(
            matrix(expected.get("generated")),
            matrix(expected.get("test")),
            (noisy, level, conditions) -> {
              float[] values = noisy.values().clone();
              for (int i = 0; i < values.length; i++) {
                values[i] *= (float) (0.25 / (0.25 + level.sigma() * level.sigma()));
              }
              return Matrix.wrap(noisy.rows(), noisy.columns(), values);
            },
            device.workers());
    ReconstructionError reconstruction =
        new ReconstructionError(new ReconstructionError.Options(ALL));
    agree(
        expected.get("reconstruction-error of 3/4").asDouble(),
        reconstruction.measure(evaluation).get(0));
    agree(
        expected.get("reconstruction-error of the mean of the generated").asDouble(),
        reconstruction.bounds(evaluation.data()).randomBaseline().get(0));
    agree(
        expected.get("denoising-error at sigma 0.5").asDouble(),
        new DenoisingError(new DenoisingError.Options(List.of(0.5), ALL))
            .measure(evaluation)
            .get(0));
  }

  @Test
  void sharesOfModesAgree() {
    JsonNode expected = EXPECTED.get("modes of the plane");
    JsonNode plane = EXPECTED.get("cases").get("plane");
    List<List<Double>> centres = new ArrayList<>();
    expected.get("centres").forEach(centre -> centres.add(numbers(centre)));
    List<Measurement> found =
        new ModeShare(new ModeShare.Options(centres))
            .measure(
                Evaluations.of(
                    matrix(plane.get("generated")), matrix(plane.get("test")), device.workers()));
    assertEquals(4, found.size());
    for (int mode = 0; mode < 3; mode++) {
      agree(expected.get("generated").get(mode).asDouble(), found.get(mode));
    }
    agree(expected.get("error").asDouble(), found.get(3));
    assertEquals("mode-share of (-1, 0)", found.get(0).name());
    assertEquals("mode-share error", found.get(3).name());
  }
}
