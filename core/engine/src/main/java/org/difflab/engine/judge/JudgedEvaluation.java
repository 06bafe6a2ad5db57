package org.difflab.engine.judge;

import java.util.List;
import java.util.function.Function;
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

  JudgedEvaluation(
      String metric, Evaluation evaluation, Judge judge, Function<Matrix, Judgement> judging) {
    this.metric = metric;
    this.evaluation = evaluation;
    this.judge = judge;
    this.judging = judging;
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
