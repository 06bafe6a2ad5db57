// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.difflab.data.handwriting.Handwriting;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.metrics.Evaluations;
import org.difflab.metrics.judge.SharedJudges;
import org.difflab.metrics.rows.SharedResults;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Finding;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.SampleMemory;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The metrics on real characters, on noise and on collapsed samples, by the shipped judge. */
class JudgedMetricsTest {

  private static final Optional<Path> SHIPPED = Optional.empty();
  private static final Shape SHAPE = new Shape(28, 28, 1);
  private static final ThreadWorkers WORKERS = new ThreadWorkers(2);
  private static final Splits DATA =
      new Handwriting(new Handwriting.Options("0123456789", 400, 0, 400, 3, 1), WORKERS)
          .load(Progress.SILENT);

  private static final SampleMemory MEMORY = new SharedResults();
  private static final SharedJudges JUDGES = new SharedJudges(MEMORY);
  private static final Metric FRECHET =
      new FrechetDistance(
          new FrechetDistance.Options(SHIPPED), JUDGES, AlgebraSetting.AUTO.open(WORKERS), MEMORY);
  private static final Metric KERNEL =
      new KernelDistance(new KernelDistance.Options(SHIPPED), JUDGES, MEMORY);
  private static final Metric PRECISION_RECALL =
      new PrecisionRecall(new PrecisionRecall.Options(5, SHIPPED), JUDGES, MEMORY);
  private static final Metric AGREEMENT =
      new LabelAgreement(new LabelAgreement.Options(SHIPPED), JUDGES);
  private static final Metric DIVERSITY =
      new Diversity(new Diversity.Options(SHIPPED), JUDGES, MEMORY);

  @AfterAll
  static void close() {
    WORKERS.close();
  }

  private static Evaluation evaluation(String dataset, Samples generated) {
    return Evaluations.of(dataset, DATA, SHAPE, generated, WORKERS);
  }

  private static Map<String, Double> measure(Metric metric, Samples generated) {
    Map<String, Double> values = new HashMap<>();
    for (Measurement found : metric.measure(evaluation("handwriting", generated))) {
      values.put(found.name(), found.value());
    }
    return values;
  }

  private static Samples real() {
    return DATA.train();
  }

  private static Samples noise() {
    float[] values = Noise.of(1, "pixels").gaussian(0, 0, 400, SHAPE.size()).values();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(-1f, Math.min(1f, values[i]));
    }
    return new Samples(Matrix.wrap(400, SHAPE.size(), values), real().prompts());
  }

  /** The first sample of each prompt, again and again. */
  private static Samples collapsed() {
    return real().select(IntStream.range(0, 400).map(row -> row % 10).toArray());
  }

  static List<Metric> metrics() {
    return List.of(FRECHET, KERNEL, PRECISION_RECALL, AGREEMENT, DIVERSITY);
  }

  @Test
  void realSamplesAreCloseAndNoiseIsFar() {
    assertTrue(measure(FRECHET, real()).get("frechet-distance") > 0);
    assertTrue(
        measure(FRECHET, noise()).get("frechet-distance")
            > 10 * measure(FRECHET, real()).get("frechet-distance"));
    double near = measure(KERNEL, real()).get("kernel-distance");
    assertTrue(
        measure(KERNEL, noise()).get("kernel-distance") > 10 * Math.abs(near), "near is " + near);
    assertTrue(measure(PRECISION_RECALL, real()).get("precision") > 0.8);
    assertTrue(measure(PRECISION_RECALL, real()).get("coverage") > 0.8);
    assertTrue(measure(PRECISION_RECALL, noise()).get("recall") < 0.2);
    assertTrue(measure(PRECISION_RECALL, noise()).get("coverage") < 0.1);
    assertTrue(measure(AGREEMENT, real()).get("label-agreement") > 0.95);
    assertTrue(measure(AGREEMENT, noise()).get("label-agreement") < 0.3);
  }

  @Test
  void collapseShowsInDiversityAndRecall() {
    assertEquals(1, measure(DIVERSITY, real()).get("diversity"), 0.1);
    assertEquals(0, measure(DIVERSITY, collapsed()).get("diversity"), 1e-6);
    assertTrue(measure(PRECISION_RECALL, collapsed()).get("recall") < 0.1);
  }

  @Test
  void diversityStandsBesideTheFrechetDistance() {
    Evaluation evaluation = evaluation("handwriting", real());
    assertTrue(FRECHET.measure(evaluation).containsAll(DIVERSITY.measure(evaluation)));
  }

  @Test
  void agreementLeavesTablesToDraw() {
    List<Finding> findings = AGREEMENT.find(evaluation("handwriting", real()));
    Finding confusion = findings.get(0);
    assertEquals(Finding.Kind.CONFUSION, confusion.kind());
    assertEquals(10, confusion.rows().size());
    assertEquals(400, sum(confusion, 0, confusion.columns().size()));
    Finding byPrompt = findings.get(1);
    assertEquals(List.of("precision", "recall", "f1", "samples"), byPrompt.columns());
    assertEquals(400, sum(byPrompt, 3, 4));
    Finding confidence = findings.get(2);
    assertEquals(Finding.Kind.HISTOGRAM, confidence.kind());
    assertEquals(400, sum(confidence, 2, 3));
    assertEquals(10, DIVERSITY.find(evaluation("handwriting", real())).get(0).rows().size());
  }

  private static double sum(Finding finding, int from, int to) {
    return finding.rows().stream()
        .flatMap(row -> row.values().subList(from, to).stream())
        .mapToDouble(Double::doubleValue)
        .sum();
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void looksAtSamplesAlone(Metric metric) {
    assertEquals(Metric.Subject.SAMPLES, metric.subject());
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void tooFewSamplesAreAnErrorThatSaysHowManyAreNeeded(Metric metric) {
    assertProblem(metric, evaluation("handwriting", Samples.none(784)), "needs at least ");
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void withoutAJudgeTheCommandThatMakesOneIsTold(Metric metric) {
    assertProblem(
        metric,
        evaluation("fashion-mnist", real()),
        "difflab judge train --dataset fashion-mnist --out fashion-mnist.safetensors");
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void pointsCannotBeJudged(Metric metric) {
    Samples points = new Samples(Matrix.zeros(3, 2), Collections.nCopies(3, "any"));
    Evaluation evaluation =
        Evaluations.of(
            "spiral", new Splits(points, points, points, "0"), Shape.vector(2), points, WORKERS);
    assertProblem(metric, evaluation, "at least 16x16 pixels");
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void numbersThatAreNotFiniteAreRefused(Metric metric) {
    float[] values = real().values().values().clone();
    values[784 * 5 + 400] = Float.NaN;
    Samples broken = new Samples(Matrix.wrap(400, 784, values), real().prompts());
    assertThrows(
        ArithmeticException.class, () -> metric.measure(evaluation("handwriting", broken)));
  }

  private static void assertProblem(Metric metric, Evaluation evaluation, String words) {
    String message =
        assertThrows(InputException.class, () -> metric.measure(evaluation)).getMessage();
    assertTrue(message.contains(words), message);
    assertTrue(message.startsWith("metric '"), message);
  }

  @Test
  void diversityNeedsTwoSamplesOfEachPrompt() {
    Samples one = real().select(new int[] {0, 1, 2, 10, 11});
    assertProblem(
        DIVERSITY, evaluation("handwriting", one), "samples of each prompt, found 1 of '2'");
  }

  @Test
  void aJudgeForImagesOfAnotherShapeIsRefused() {
    Samples wide = new Samples(Matrix.zeros(4, 32 * 32), Collections.nCopies(4, "1"));
    Evaluation evaluation =
        Evaluations.of(
            "mnist", new Splits(wide, wide, wide, "0"), new Shape(32, 32, 1), wide, WORKERS);
    assertProblem(AGREEMENT, evaluation, "looks at images of 28x28x1, and those of 'mnist' are 32");
  }
}
