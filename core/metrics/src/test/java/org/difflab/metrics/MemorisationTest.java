// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.metrics.judge.JudgeReference;
import org.difflab.metrics.rows.SharedResults;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Finding;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.difflab.spi.Measurement.Better;
import org.difflab.spi.Noise;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemorisationTest {

  private final ThreadWorkers workers = new ThreadWorkers(2);
  private final Memorisation metric =
      new Memorisation(new Memorisation.Options(1000), new SharedResults());

  @AfterEach
  void close() {
    workers.close();
  }

  private static Samples samples(Matrix values) {
    List<String> prompts =
        IntStream.range(0, values.rows()).mapToObj(row -> row % 2 == 0 ? "a" : "b").toList();
    return new Samples(values, prompts);
  }

  private static Samples drawn(String purpose, int rows) {
    return samples(Noise.of(1, purpose).gaussian(0, 0, rows, 30));
  }

  private Evaluation evaluation(Samples train, Samples test, Samples generated) {
    Splits data = new Splits(train, Samples.none(30), test, "0");
    return Evaluations.of("any", data, Shape.vector(30), generated, workers);
  }

  private double value(Evaluation evaluation, int number) {
    return metric.measure(evaluation).get(number).value();
  }

  @Test
  void copiesAreFoundAndNewSamplesAreNot() {
    Samples train = drawn("train", 600);
    Samples test = drawn("test", 300);
    assertEquals(0, value(evaluation(train, test, train), 0), 1e-6);
    assertEquals(1, value(evaluation(train, test, train), 1));
    assertEquals(1, value(evaluation(train, test, drawn("new", 300)), 0), 0.03);
    assertEquals(0, value(evaluation(train, test, drawn("new", 300)), 1));
    assertEquals(1, value(evaluation(train, test, test), 0), 1e-6);
  }

  @Test
  void testSamplesAreMeasuredForComparison() {
    Samples train = drawn("train", 600);
    float[] some = drawn("test", 40).values().values().clone();
    System.arraycopy(train.values().values(), 0, some, 0, 10 * 30);
    Evaluation mixed = evaluation(train, samples(Matrix.wrap(40, 30, some)), drawn("new", 40));
    Measurement ofTest = metric.measure(mixed).get(2);
    assertEquals(new Measurement("copies of test samples", 0.25, Better.NEITHER), ofTest);
  }

  @Test
  void agreesWithAnIndependentComputation() {
    JsonNode expected = JudgeReference.read().path("nearest");
    Samples generated = samples(JudgeReference.matrix(expected.path("samples")));
    Samples train = samples(JudgeReference.matrix(expected.path("training")));
    Evaluation evaluation = evaluation(train, generated, generated);
    assertEquals(expected.path("copies").asDouble(), value(evaluation, 1), 1e-9);
    Samples first = generated.select(IntStream.range(0, 2).toArray());
    Finding closest = metric.find(evaluation(train, generated, first)).get(0);
    assertEquals(Finding.Kind.CLOSEST, closest.kind());
    assertArrayEquals(
        new int[] {
          expected.path("numbers").get(0).asInt(), expected.path("numbers").get(1).asInt()
        },
        closest.rows().stream().mapToInt(row -> row.values().get(0).intValue()).toArray());
    double reference = expected.path("distance").asDouble();
    double unit = value(evaluation(train, shifted(train), generated), 0);
    assertEquals(reference, unit * nearestOfShifted(train), 1e-6 * reference);
  }

  /** One sample, a little beside a training sample. */
  private static Samples shifted(Samples train) {
    float[] row = train.values().row(3);
    row[0] += 0.25f;
    return new Samples(Matrix.wrap(1, 30, row), List.of("a"));
  }

  private static double nearestOfShifted(Samples train) {
    return (double) shifted(train).values().get(0, 0) - train.values().get(3, 0);
  }

  /** Every training sample several times, exactly or with a little noise. */
  private static Samples repeated(Samples train, int times, double noise) {
    int width = train.values().columns();
    float[] values = new float[times * train.count() * width];
    float[] blur = Noise.of(2, "blur").gaussian(0, 0, times * train.count(), width).values();
    for (int i = 0; i < values.length; i++) {
      values[i] =
          train.values().values()[i % train.values().values().length] + (float) noise * blur[i];
    }
    return samples(Matrix.wrap(times * train.count(), width, values));
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "3, 0", "40, 0", "2, 1e-6", "2, 0.01", "40, 0.01"})
  void copiesOfTrainingSamplesThatRepeatAreFound(int times, double noise) {
    Samples train = drawn("train", 200);
    Samples test = drawn("test", 100);
    Samples training = repeated(train, times, noise);
    assertEquals(1, value(evaluation(training, test, /* generated= */ train), 1));
    assertEquals(0, value(evaluation(training, test, drawn("new", 100)), 1));
  }

  @Test
  void aSampleHalfWayBetweenTwoIsACopyOfNeither() {
    Samples train = samples(Matrix.wrap(2, 1, new float[] {-1, 1}));
    Samples half = samples(Matrix.wrap(1, 1, new float[] {0}));
    Splits data = new Splits(train, Samples.none(1), half, "0");
    assertEquals(0, value(Evaluations.of("any", data, Shape.vector(1), half, workers), 1));
  }

  @Test
  void whatIsNotDefinedSaysWhy() {
    Samples train = drawn("train", 50);
    Measurement distance = metric.measure(evaluation(train, train, drawn("new", 20))).get(0);
    assertEquals(
        "every test sample is a training sample, so there is no distance to divide by",
        distance.reason());
    Samples equal = samples(Matrix.zeros(50, 30));
    Measurement copies = metric.measure(evaluation(equal, train, drawn("new", 20))).get(1);
    assertEquals(
        "no two training samples differ, so a copy cannot be distinguished from a new sample",
        copies.reason());
  }

  @Test
  void missingSamplesAreTheUsersError() {
    Samples some = drawn("train", 4);
    Samples none = new Samples(Matrix.zeros(0, 30), List.of());
    assertProblem(evaluation(some, some, none), "needs a generated sample");
    assertProblem(evaluation(some, none, some), "needs a test sample");
    Samples one = new Samples(Matrix.zeros(1, 30), Collections.nCopies(1, "a"));
    assertProblem(evaluation(one, some, some), "needs at least 2 training samples, found 1");
  }

  private void assertProblem(Evaluation evaluation, String words) {
    String message =
        assertThrows(InputException.class, () -> metric.measure(evaluation)).getMessage();
    assertTrue(message.contains(words), message);
  }
}
