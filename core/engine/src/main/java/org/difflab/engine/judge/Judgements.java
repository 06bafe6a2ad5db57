package org.difflab.engine.judge;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.difflab.engine.metric.SampleMemory;
import org.difflab.spi.Evaluation;
import org.difflab.spi.InputException;

/**
 * The judges that the metrics of a run have asked for, and what they said: samples that several
 * metrics or trials look at are judged once. Safe for several threads.
 */
public final class Judgements {

  private final SampleMemory memory;
  private final Map<String, Judge> judges = new ConcurrentHashMap<>();

  /**
   * Makes the judgements of a run.
   *
   * @param memory keeps what is said of samples
   */
  public Judgements(SampleMemory memory) {
    this.memory = memory;
  }

  /**
   * Finds the judge for an evaluation.
   *
   * @param metric the metric that asks, for errors
   * @param file the judge's file; empty for the shipped judge of the data set
   * @throws InputException if there is none, it cannot be read, or it is for images of another
   *     shape
   */
  public JudgedEvaluation judged(String metric, Optional<Path> file, Evaluation evaluation) {
    requireImages(metric, evaluation);
    String source = file.map(path -> "file " + path).orElse("data set " + evaluation.dataset());
    Judge judge = judges.computeIfAbsent(source, any -> find(metric, file, evaluation.dataset()));
    if (!judge.recipe().shape().equals(evaluation.shape())) {
      throw new InputException(
          "metric '"
              + metric
              + "': the judge for '"
              + judge.recipe().dataset()
              + "' looks at images of "
              + judge.recipe().shape()
              + ", and those of '"
              + evaluation.dataset()
              + "' are "
              + evaluation.shape()
              + "; make one for them: "
              + command(evaluation.dataset()));
    }
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

  private static void requireImages(String metric, Evaluation evaluation) {
    try {
      Judge.requireImages(evaluation.shape());
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
