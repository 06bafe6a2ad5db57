// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.difflab.spi.Evaluation;
import org.difflab.spi.InputException;
import org.difflab.spi.PlannedEvaluation;
import org.difflab.spi.SampleMemory;
import org.difflab.spi.Shape;
import org.difflab.spi.judge.JudgedSamples;
import org.difflab.spi.judge.Judgement;
import org.difflab.spi.judge.Judges;

/** Judges from files and those included in difflab; each is read once. */
public final class SharedJudges implements Judges {

  private final SampleMemory memory;
  private final Map<String, Judge> judges = new ConcurrentHashMap<>();

  /**
   * Creates the judges of a laboratory.
   *
   * @param memory caches the judgements of samples
   */
  public SharedJudges(SampleMemory memory) {
    this.memory = memory;
  }

  @Override
  public JudgedSamples judged(String metric, Optional<Path> file, Evaluation evaluation) {
    Judge judge = judge(metric, file, evaluation.dataset(), evaluation.shape());
    String source = source(file, evaluation.dataset());
    return new JudgedEvaluation(
        metric,
        evaluation,
        judge,
        samples ->
            memory.of(
                samples,
                "judgement by " + source,
                Judgement.class,
                () -> judge.judge(samples, evaluation.workers())));
  }

  @Override
  public void check(String metric, Optional<Path> file, PlannedEvaluation planned) {
    judge(metric, file, planned.dataset(), planned.shape());
  }

  @Override
  public void checkPrompts(String metric, Optional<Path> file, PlannedEvaluation planned) {
    Judge judge = judge(metric, file, planned.dataset(), planned.shape());
    try {
      judge.labels(planned.prompts());
    } catch (InputException e) {
      throw new InputException("metric '" + metric + "': " + e.getMessage(), e);
    }
  }

  private Judge judge(String metric, Optional<Path> file, String dataset, Shape shape) {
    requireImages(metric, shape);
    Judge judge = judges.computeIfAbsent(source(file, dataset), any -> find(metric, file, dataset));
    if (!judge.recipe().shape().equals(shape)) {
      throw new InputException(
          "metric '"
              + metric
              + "': the judge for '"
              + judge.recipe().dataset()
              + "' looks at images of "
              + judge.recipe().shape()
              + ", and those of '"
              + dataset
              + "' are "
              + shape
              + "; make one for them: "
              + command(dataset));
    }
    return judge;
  }

  private static String source(Optional<Path> file, String dataset) {
    return file.map(path -> "file " + path).orElse("data set " + dataset);
  }

  private static void requireImages(String metric, Shape shape) {
    try {
      Judge.requireImages(shape);
    } catch (InputException e) {
      throw new InputException("metric '" + metric + "': " + e.getMessage(), e);
    }
  }

  private static Judge find(String metric, Optional<Path> file, String dataset) {
    return file.map(JudgeFile::read)
        .or(() -> ShippedJudges.find(dataset))
        .orElseThrow(
            () ->
                new InputException(
                    "metric '"
                        + metric
                        + "' has no judge for data set '"
                        + dataset
                        + "' (there are for "
                        + String.join(", ", ShippedJudges.DATASETS)
                        + "); make one with '"
                        + command(dataset)
                        + "' and name it by the option judge: {type: "
                        + metric
                        + ", judge: "
                        + dataset
                        + ".safetensors}"));
  }

  private static String command(String dataset) {
    return "difflab judge train --dataset " + dataset + " --out " + dataset + ".safetensors";
  }
}
