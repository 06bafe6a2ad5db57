package org.difflab.metrics.judge;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.difflab.metrics.rows.SampleMemory;
import org.difflab.spi.Evaluation;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;

/** An evaluation with a judge at hand. */
public final class JudgedEvaluation {

  private final String metric;
  private final Evaluation evaluation;
  private final Judge judge;
  private final Function<Matrix, Judgement> judging;
  private final SampleMemory memory;

  JudgedEvaluation(
      String metric,
      Evaluation evaluation,
      Judge judge,
      Function<Matrix, Judgement> judging,
      SampleMemory memory) {
    this.metric = metric;
    this.evaluation = evaluation;
    this.judge = judge;
    this.judging = judging;
    this.memory = memory;
  }

  /** Returns the judge. */
  public Judge judge() {
    return judge;
  }

  /**
   * Returns what the judge says of the generated samples.
   *
   * @param least how many the metric needs
   * @throws InputException if there are fewer
   * @throws ArithmeticException if what comes of one is not finite
   */
  public Judgement generated(int least) {
    requireCount("generated", evaluation.generated(), least);
    return judged("generated", evaluation.generated());
  }

  /**
   * Returns what the judge says of the test samples.
   *
   * @param least how many the metric needs
   * @throws InputException if there are fewer
   */
  public Judgement test(int least) {
    requireCount("test", evaluation.data().test(), least);
    return judged("test", evaluation.data().test());
  }

  /**
   * Returns the classes that samples should show.
   *
   * @throws InputException if the judge does not know one of the prompts
   */
  public int[] labels(List<String> prompts) {
    try {
      return judge.labels(prompts);
    } catch (InputException e) {
      throw new InputException("metric '" + metric + "': " + e.getMessage(), e);
    }
  }

  /**
   * Returns what a metric computes of some features, computed once for all metrics and trials that
   * look at them.
   *
   * @param features those of a judgement
   * @param what what is asked, with all it depends on besides the features
   * @param type what kind of answer it is
   * @param compute computes it
   */
  public <T> T remembered(Matrix features, String what, Class<T> type, Supplier<T> compute) {
    return memory.of(features, what, type, compute);
  }

  private void requireCount(String which, Samples samples, int least) {
    if (samples.count() < least) {
      throw new InputException(
          "metric '"
              + metric
              + "' needs at least "
              + least
              + " "
              + which
              + " samples, found "
              + samples.count());
    }
  }

  private Judgement judged(String which, Samples samples) {
    Judgement judgement = judging.apply(samples.values());
    if (!judgement.features().isFinite()) {
      throw new ArithmeticException(
          "metric '" + metric + "': features of a " + which + " sample are not finite");
    }
    return judgement;
  }
}
