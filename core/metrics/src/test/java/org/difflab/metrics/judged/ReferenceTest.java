// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judged;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.metrics.judge.JudgeReference;
import org.difflab.metrics.rows.RowDistances;
import org.difflab.spi.Finding;
import org.difflab.spi.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the formulas to an independent computation in NumPy, SciPy and scikit-learn. */
class ReferenceTest {

  private static final double RELATIVE = 1e-6;

  private final ThreadWorkers serial = ThreadWorkers.serial();

  private static JsonNode features(String kind) {
    return JudgeReference.read().at("/features/" + kind);
  }

  private static void assertAgrees(JsonNode expected, double found) {
    assertEquals(expected.asDouble(), found, RELATIVE * Math.abs(expected.asDouble()));
  }

  @ParameterizedTest
  @CsvSource({
    "regular, PLAIN", "regular, OPENBLAS",
    "singular, PLAIN", "singular, OPENBLAS",
    "few, PLAIN", "few, OPENBLAS"
  })
  void frechetDistance(String kind, AlgebraSetting setting) {
    JsonNode expected = features(kind);
    FeatureMoments generated =
        FeatureMoments.of(JudgeReference.matrix(expected.path("generated")), serial);
    FeatureMoments test = FeatureMoments.of(JudgeReference.matrix(expected.path("test")), serial);
    FrechetFormula formula = new FrechetFormula(setting.open(serial));
    assertAgrees(expected.path("frechet"), formula.distance(generated, test));
    assertAgrees(expected.path("frechet"), formula.distance(test, generated));
    assertEquals(0, formula.distance(test, test), 1e-9 * test.covariance().get(0, 0) + 1e-9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"regular", "singular", "few"})
  void kernelDistance(String kind) {
    JsonNode expected = features(kind);
    CubicKernelSums generated =
        CubicKernelSums.of(JudgeReference.matrix(expected.path("generated")), serial);
    CubicKernelSums test = CubicKernelSums.of(JudgeReference.matrix(expected.path("test")), serial);
    assertAgrees(expected.path("kernel"), generated.distance(test));
    assertAgrees(expected.path("kernel"), test.distance(generated));
  }

  @ParameterizedTest
  @ValueSource(strings = {"regular", "singular", "few"})
  void precisionRecallDensityAndCoverage(String kind) {
    JsonNode expected = features(kind);
    Matrix real = JudgeReference.matrix(expected.path("test"));
    Matrix generated = JudgeReference.matrix(expected.path("generated"));
    NeighbourBalls found =
        NeighbourBalls.of(
            real,
            NeighbourBalls.squaredRadii(real, 3, serial),
            generated,
            NeighbourBalls.squaredRadii(generated, 3, serial),
            3,
            serial);
    assertAgrees(expected.at("/balls/precision"), found.precision());
    assertAgrees(expected.at("/balls/recall"), found.recall());
    assertAgrees(expected.at("/balls/density"), found.density());
    assertAgrees(expected.at("/balls/coverage"), found.coverage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"regular", "singular", "few"})
  void meanDistanceOfPairs(String kind) {
    JsonNode expected = features(kind);
    Matrix rows = JudgeReference.matrix(expected.path("generated"));
    assertAgrees(expected.path("pairs"), RowDistances.meanOfPairs(rows, serial));
  }

  @Test
  void confusionAndWhatFollowsFromIt() {
    JsonNode expected = JudgeReference.read().path("labels");
    Confusion found =
        Confusion.of(
            List.of("a", "b", "c", "d"),
            JudgeReference.integers(expected.path("asked")),
            JudgeReference.integers(expected.path("found")));
    assertAgrees(expected.path("agreement"), found.agreement());
    assertAgrees(expected.path("f1"), found.meanF1());
    List<List<Double>> counts = new ArrayList<>();
    expected
        .path("confusion")
        .forEach(
            row -> {
              List<Double> line = new ArrayList<>();
              row.forEach(count -> line.add(count.asDouble()));
              counts.add(line);
            });
    assertEquals(counts, found.matrix().rows().stream().map(Finding.Row::values).toList());
  }
}
