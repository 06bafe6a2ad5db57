// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.Denoiser;
import org.difflab.spi.Evaluation;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules of a {@link Metric}. It measures samples of two Gaussians, one for each prompt, against
 * others of the same.
 *
 * @since 0.1
 */
@ExtendWith(ComponentExceptions.class)
public abstract class MetricContract {

  /** What a better value means. */
  protected enum Meaning {
    /** The samples are more similar to those of the data set (rule Q8). */
    LIKENESS,
    /** Something else, such as the diversity of samples. */
    OTHER
  }

  /** Returns the metric to be tested, each time a new one with the same options. */
  protected abstract Metric metric();

  /** Returns the layout of the samples on which it is tested. */
  protected Shape shape() {
    return Shape.vector(8);
  }

  /** Returns the number of samples on which it is tested; an even number. */
  protected int sampleCount() {
    return 400;
  }

  /**
   * Returns the denoiser of the pipeline it measures, for conditions of width 2: by default one
   * that is exact for the data without prompts. Override this for a metric that needs another
   * denoiser.
   */
  protected Denoiser denoiser() {
    return (noisy, level, conditions) -> new ContractGaussian(0, 0.1).at(noisy, level);
  }

  /** Returns what a better value means. */
  protected Meaning meaning() {
    return Meaning.LIKENESS;
  }

  private ContractEvaluation contract() {
    return new ContractEvaluation(shape(), sampleCount(), denoiser());
  }

  private Evaluation evaluation(Workers workers) {
    return contract().of(contract().real("generated"), workers);
  }

  /** Returns the measurements of real samples. */
  protected final List<Measurement> measured() {
    return metric().measure(evaluation(ContractWorkers.SERIAL));
  }

  @Test
  @DisplayName("Q1: the same evaluation gives the same numbers")
  void sameEachTime() {
    Rule rule = new Rule("Q1", "Draw every random number from Evaluation.noise()");
    rule.requireEqual(measured(), measured(), "the measurements of a second metric");
    Metric metric = metric();
    List<Measurement> first = metric.measure(evaluation(ContractWorkers.SERIAL));
    rule.requireEqual(
        first,
        metric.measure(evaluation(ContractWorkers.SERIAL)),
        "the second measurements of the same metric");
  }

  @Test
  @DisplayName("Q2: samples are left untouched")
  void inputsUntouched() {
    Rule rule = new Rule("Q2", "Write to a new array, never to Matrix.values()");
    Evaluation evaluation = evaluation(ContractWorkers.SERIAL);
    List<Matrix> given = new ArrayList<>();
    for (Samples samples :
        List.of(
            evaluation.data().train(),
            evaluation.data().validation(),
            evaluation.data().test(),
            evaluation.generated())) {
      given.add(samples.values());
    }
    List<Matrix> before = given.stream().map(Rules::copy).toList();
    metric().measure(evaluation);
    for (int i = 0; i < given.size(); i++) {
      rule.requireSame(before.get(i), given.get(i), "samples are changed");
    }
  }

  @Test
  @DisplayName(
      "Q3: there is a measurement; all are finite or state why they are undefined, and have"
          + " distinct names")
  void measurementsAreSound() {
    Rule rule = new Rule("Q3", "Name each number once, and look for a division by 0");
    List<Measurement> measured = measured();
    rule.require(!measured.isEmpty(), "nothing is measured");
    for (Measurement measurement : measured) {
      rule.require(!measurement.name().isBlank(), "a measurement has no name");
      rule.require(isSound(measurement), "'" + measurement.name() + "' is " + measurement.value());
    }
    rule.requireEqual(
        measured.size(),
        (int) measured.stream().map(Measurement::name).distinct().count(),
        "the number of distinct names");
  }

  /** The generic reason for a number that is not finite; metrics must state a specific one. */
  private static boolean isSound(Measurement measurement) {
    Measurement unexplained = new Measurement("", measurement.value(), measurement.better());
    return measurement.hasValue() || !measurement.reason().equals(unexplained.reason());
  }

  @Test
  @DisplayName("Q4: results do not depend on the number of threads")
  void threadsChangeNothing() {
    Rule rule =
        new Rule(
            "Q4",
            "Divide work with Workers.mapBlocks, and sum its results in the order of their list");
    rule.requireEqual(
        measured(),
        metric().measure(evaluation(ContractWorkers.PARALLEL)),
        "the measurements on four threads");
  }

  @Test
  @DisplayName("Q5: other samples are measured under the same names, so that they can be compared")
  void namesAreTheSame() {
    Rule rule = new Rule("Q5", "Names must depend only on the options, not on what is measured");
    List<Measurement> other =
        metric().measure(contract().of(contract().random(), ContractWorkers.SERIAL));
    rule.requireEqual(
        measured().stream().map(Measurement::name).toList(),
        other.stream().map(Measurement::name).toList(),
        "the list of names for other samples");
    rule.requireEqual(
        measured().stream().map(Measurement::better).toList(),
        other.stream().map(Measurement::better).toList(),
        "which way is better for other samples");
  }

  @Test
  @DisplayName(
      "Q6: without samples, an InputException states what is needed, or all numbers are finite")
  void nothingToMeasureIsTold() {
    Rule rule = new Rule("Q6", "Check the numbers of samples before measuring");
    List<Measurement> measured;
    try {
      measured = metric().measure(contract().ofNothing());
    } catch (InputException e) {
      rule.requireMessage(e, "measuring no samples");
      return;
    } catch (RuntimeException e) {
      throw rule.brokenBy("measuring no samples throws " + e + ", expected an InputException", e);
    }
    rule.require(
        measured.stream().allMatch(MetricContract::isSound),
        "measuring no samples gives " + measured);
  }

  @Test
  @DisplayName("Q7: a metric whose subject is the samples calls no trained part")
  void samplesAloneAreLookedAt() {
    Rule rule =
        new Rule("Q7", "Return Subject.PIPELINE, or use only Evaluation.data() and generated()");
    Assumptions.assumeTrue(
        metric().subject() == Metric.Subject.SAMPLES, "Q7: its subject is the pipeline");
    try {
      rule.requireEqual(
          measured(), metric().measure(contract().withoutParts()), "what is measured");
    } catch (ThrowingProxy.Called e) {
      throw rule.brokenBy(e.getMessage(), e);
    }
  }

  @Test
  @DisplayName("Q8: real samples, measured as if generated, are no worse than random ones")
  void realSamplesAreBetter() {
    Rule rule =
        new Rule(
            "Q8",
            "Look for exchanged Better.LOWER and HIGHER; if the metric measures something other"
                + " than similarity, override meaning()");
    Assumptions.assumeTrue(
        meaning() == Meaning.LIKENESS && metric().subject() == Metric.Subject.SAMPLES,
        "Q8: it does not measure the similarity of samples to the data");
    List<Measurement> real = measured();
    List<Measurement> random =
        metric().measure(contract().of(contract().random(), ContractWorkers.SERIAL));
    for (int i = 0; i < real.size(); i++) {
      double difference = random.get(i).value() - real.get(i).value();
      boolean sound =
          switch (real.get(i).better()) {
            case LOWER -> difference >= 0;
            case HIGHER -> difference <= 0;
            case NEITHER -> true;
          };
      rule.require(
          sound,
          "'"
              + real.get(i).name()
              + "' is "
              + real.get(i).value()
              + " for real samples and "
              + random.get(i).value()
              + " for random ones, and "
              + real.get(i).better()
              + " is declared better");
    }
  }

  @Test
  @DisplayName("Q9: the check before training refuses what cannot be measured, and nothing else")
  void checkedBeforeTraining() {
    Rule rule =
        new Rule(
            "Q9",
            "Override check(PlannedEvaluation), as in planned.needs(NAME).generated(2).test(2)"
                + ".require()");
    Evaluation sound = evaluation(ContractWorkers.SERIAL);
    try {
      metric().check(contract().planned(sound));
    } catch (InputException e) {
      throw rule.brokenBy("an evaluation that can be measured is refused: " + e.getMessage(), e);
    }
    Evaluation nothing = contract().ofNothing();
    try {
      metric().check(contract().planned(nothing));
    } catch (InputException e) {
      rule.requireMessage(e, "checking no samples");
      return;
    }
    try {
      metric().measure(nothing);
    } catch (InputException e) {
      throw rule.brokenBy(
          "the check accepts an evaluation without samples, but measuring throws: "
              + e.getMessage(),
          e);
    }
  }
}
