// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judged;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.difflab.files.text.PromptChoice;
import org.difflab.metrics.rows.RowDistances;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Finding;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.PlannedEvaluation;
import org.difflab.spi.SampleMemory;
import org.difflab.spi.Workers;
import org.difflab.spi.judge.JudgedSamples;
import org.difflab.spi.judge.Judges;
import org.difflab.spi.plugin.Option;

/**
 * The diversity of samples of one prompt, relative to real ones: the mean distance of the judge's
 * features over all pairs of generated samples of a prompt, divided by that over all pairs of test
 * samples of the prompt; the mean over prompts. 1 means as diverse as real samples; less indicates
 * collapse or strong guidance, more is often noise.
 */
public final class Diversity implements Metric {

  private static final String NAME = "diversity";
  private static final int LEAST = 2;

  /**
   * The options of this component.
   *
   * @param judge whose features are compared
   */
  public record Options(@Option(help = Judges.OPTION_HELP, defaultsTo = "") Optional<Path> judge) {}

  private final Options options;
  private final Judges judges;
  private final SampleMemory memory;

  /** Creates the metric. */
  @Inject
  public Diversity(Options options, Judges judges, SampleMemory memory) {
    this.options = options;
    this.judges = judges;
    this.memory = memory;
  }

  @Override
  public void check(PlannedEvaluation planned) {
    judges.check(NAME, options.judge(), planned);
    planned.needs(NAME).generated(LEAST).test(LEAST).ofEachPrompt(LEAST).require();
  }

  @Override
  public Subject subject() {
    return Subject.SAMPLES;
  }

  /**
   * {@inheritDoc}
   *
   * @throws InputException if a prompt has fewer than two generated or test samples
   */
  @Override
  public List<Measurement> measure(Evaluation evaluation) {
    return List.of(measurement(byPrompt(evaluation)));
  }

  @Override
  public List<Finding> find(Evaluation evaluation) {
    List<Map.Entry<String, Double>> all =
        byPrompt(evaluation).entrySet().stream()
            .filter(entry -> Double.isFinite(entry.getValue()))
            .toList();
    List<Finding.Row> rows =
        PromptChoice.of(all).stream()
            .map(entry -> new Finding.Row(entry.getKey(), List.of(entry.getValue())))
            .toList();
    return List.of(
        new Finding(
            PromptChoice.title("diversity by prompt", rows.size(), all.size()),
            Finding.Kind.TABLE,
            List.of("diversity"),
            rows));
  }

  private Map<String, Double> byPrompt(Evaluation evaluation) {
    return byPrompt(NAME, judges.judged(NAME, options.judge(), evaluation), evaluation, memory);
  }

  static Measurement measurement(Map<String, Double> byPrompt) {
    List<String> alike =
        byPrompt.entrySet().stream()
            .filter(entry -> !Double.isFinite(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (!alike.isEmpty()) {
      return Measurement.undefined(
          NAME,
          Measurement.Better.NEITHER,
          "the judge's features are equal for all test samples of: " + PromptChoice.named(alike));
    }
    double sum = byPrompt.values().stream().mapToDouble(Double::doubleValue).sum();
    return new Measurement(NAME, sum / byPrompt.size(), Measurement.Better.NEITHER);
  }

  /** Returns the ratio for every prompt of the generated samples. */
  static Map<String, Double> byPrompt(
      String metric, JudgedSamples judged, Evaluation evaluation, SampleMemory memory) {
    Matrix generated = judged.generated(LEAST).features();
    Matrix test = judged.test(LEAST).features();
    Map<String, int[]> real = evaluation.data().test().rowsByPrompt();
    Map<String, Double> ratios = new LinkedHashMap<>();
    evaluation
        .generated()
        .rowsByPrompt()
        .forEach(
            (prompt, rows) -> {
              int[] realRows = real.getOrDefault(prompt, new int[0]);
              require(metric, "generated", prompt, rows);
              require(metric, "test", prompt, realRows);
              ratios.put(
                  prompt,
                  meanOfPairs(memory, generated, prompt, rows, evaluation.workers())
                      / meanOfPairs(memory, test, prompt, realRows, evaluation.workers()));
            });
    return ratios;
  }

  private static double meanOfPairs(
      SampleMemory memory, Matrix features, String prompt, int[] rows, Workers workers) {
    return memory.of(
        features,
        "mean distance of pairs of prompt '" + prompt + "'",
        Double.class,
        () -> RowDistances.meanOfPairs(features.select(rows), workers));
  }

  private static void require(String metric, String which, String prompt, int[] rows) {
    if (rows.length < LEAST) {
      throw new InputException(
          "metric '"
              + metric
              + "' needs at least "
              + LEAST
              + " "
              + which
              + " samples of each prompt, found "
              + rows.length
              + " of '"
              + prompt
              + "'");
    }
  }
}
