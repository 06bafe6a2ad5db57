// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Finding;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.difflab.spi.Noise;
import org.difflab.spi.SamplePairs;
import org.difflab.spi.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SampleAgreementTest {

  private final ThreadWorkers workers = new ThreadWorkers(1);

  @AfterEach
  void close() {
    workers.close();
  }

  private List<Measurement> measured(Samples own, Samples other) {
    return new SampleAgreement().measure(evaluation(own, other));
  }

  private Evaluation evaluation(Samples own, Samples other) {
    return Evaluations.of(own.values(), other.values(), workers).with(new SamplePairs(own, other));
  }

  private static Measurement named(String name, List<Measurement> measured) {
    return measured.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private static double value(String name, List<Measurement> measured) {
    return named(name, measured).value();
  }

  private static Samples random(String purpose, int count, int width) {
    return new Samples(
        Noise.of(3, purpose).gaussian(0, 0, count, width),
        IntStream.range(0, count).mapToObj(i -> i < count / 2 ? "a" : "b").toList());
  }

  @Test
  void equalSamplesAgreeExactly() {
    Samples samples = random("own", 40, 7);
    List<Measurement> measured = measured(samples, samples);

    assertEquals(1.0, value("sample-agreement", measured));
    assertEquals(0.0, value("pair-difference", measured));
    assertTrue(value("sample-agreement of other noise", measured) < 0.5);
    assertTrue(value("pair-difference of other noise", measured) > 1);
  }

  @Test
  void brightnessAndContrastCountForTheDifferenceAlone() {
    Samples own = Evaluations.ofOnePrompt(Matrix.ofRows(new float[] {0, 1, 2, 5}));
    Samples other = Evaluations.ofOnePrompt(Matrix.ofRows(new float[] {3, 1, -1, -7}));
    List<Measurement> measured = measured(own, other);

    assertEquals(1, value("sample-agreement", measured), 1e-15);
    assertEquals((9 + 0 + 9 + 144) / 4.0, value("pair-difference", measured), 1e-12);
  }

  @Test
  void medianOfSquaredCorrelationsByTheirOtherFormula() {
    Samples own = random("own", 31, 5);
    Samples other = random("other", 31, 5);
    double[] squares = new double[31];
    double difference = 0;
    for (int row = 0; row < 31; row++) {
      double n = 5;
      double x = 0;
      double y = 0;
      double xx = 0;
      double yy = 0;
      double xy = 0;
      for (int i = 0; i < 5; i++) {
        double a = own.values().get(row, i);
        double b = other.values().get(row, i);
        x += a;
        y += b;
        xx += a * a;
        yy += b * b;
        xy += a * b;
        difference += (a - b) * (a - b) / (31 * n);
      }
      double r = (n * xy - x * y) / Math.sqrt((n * xx - x * x) * (n * yy - y * y));
      squares[row] = r * r;
    }
    Arrays.sort(squares);
    List<Measurement> measured = measured(own, other);

    assertEquals(squares[15], value("sample-agreement", measured), 1e-12);
    assertEquals(difference, value("pair-difference", measured), 1e-12);
  }

  @Test
  void otherNoiseIsTheNextPairOfTheSamePrompt() {
    Samples own =
        new Samples(
            Matrix.ofRows(
                new float[] {1, 2, 3},
                new float[] {5, 5, 6},
                new float[] {9, 1, 4},
                new float[] {0, 7, 1}),
            List.of("a", "b", "a", "c"));
    Samples other =
        new Samples(
            Matrix.ofRows(
                new float[] {2, 4, 9},
                new float[] {5, 5, 7},
                new float[] {2, 4, 6},
                new float[] {1, 1, 2}),
            List.of("a", "b", "a", "c"));
    List<Measurement> measured = measured(own, other);

    // Rows 0 and 2 change places; "b" and "c" have one pair each, and nothing to exchange it with.
    double first = 1.0;
    double second = 12.0 * 12 / (98.0 / 3 * 26);
    assertEquals((first + second) / 2, value("sample-agreement of other noise", measured), 1e-6);
    assertEquals(
        (1 + 4 + 9 + 49 + 9 + 25) / 6.0, value("pair-difference of other noise", measured), 1e-12);
  }

  @Test
  void constantSamplesAreLeftOutOfTheMedian() {
    Samples own =
        Evaluations.ofOnePrompt(
            Matrix.ofRows(new float[] {0.1f, 0.1f, 0.1f}, new float[] {1, 2, 4}));
    Samples other =
        Evaluations.ofOnePrompt(Matrix.ofRows(new float[] {1, 2, 3}, new float[] {1, 2, 4}));

    assertEquals(1.0, value("sample-agreement", measured(own, other)));
    Finding table = new SampleAgreement().find(evaluation(own, other)).get(1);
    assertEquals(List.of(2.0, 1.0, 1.0), table.rows().get(0).values().subList(0, 3));
  }

  @Test
  void withoutCorrelationTheReasonIsGiven() {
    Samples flat = Evaluations.ofOnePrompt(Matrix.zeros(3, 4));
    List<Measurement> measured = measured(flat, flat);

    assertFalse(named("sample-agreement", measured).hasValue());
    assertEquals(
        "in each pair, one sample has the same value everywhere",
        named("sample-agreement", measured).reason());
    assertEquals(0.0, value("pair-difference", measured));
  }

  @Test
  void twoValuesAlwaysLieOnALine() {
    Samples points = random("points", 6, 2);
    List<Measurement> measured = measured(points, points);

    assertTrue(named("sample-agreement", measured).reason().contains("fewer than 3 values"));
    assertEquals(0.0, value("pair-difference", measured));
    assertEquals(List.of(), new SampleAgreement().find(evaluation(points, points)));
  }

  @Test
  void oneSampleOfEachPromptHasNoOtherNoise() {
    Samples one = new Samples(Matrix.ofRows(new float[] {1, 2, 4}), List.of("a"));

    assertTrue(
        named("sample-agreement of other noise", measured(one, one))
            .reason()
            .contains("no prompt"));
  }

  @Test
  void withoutPairsThereIsNothingToMeasure() {
    Matrix rows = Matrix.zeros(2, 3);

    assertThrows(
        InputException.class,
        () -> new SampleAgreement().measure(Evaluations.of(rows, rows, workers)));
  }

  @Test
  void theOtherPipelineIsNamedOnce() {
    Optional<Path> run = Optional.of(Path.of("run"));

    assertThrows(
        IllegalArgumentException.class,
        () -> new SampleAgreement.Options(Optional.of("base"), run, Optional.empty(), 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SampleAgreement.Options(Optional.empty(), Optional.empty(), Optional.of("t"), 1));
  }
}
