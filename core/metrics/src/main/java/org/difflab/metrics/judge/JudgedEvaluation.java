// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

import java.util.List;
import java.util.function.Function;
import org.difflab.spi.Evaluation;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;
import org.difflab.spi.judge.JudgedSamples;
import org.difflab.spi.judge.Judgement;

/** An evaluation whose samples are classified by a judge when a metric first needs it. */
final class JudgedEvaluation implements JudgedSamples {

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

  @Override
  public List<String> classes() {
    return judge.recipe().prompts();
  }

  @Override
  public Judgement generated(int least) {
    requireCount("generated", evaluation.generated(), least);
    return judged("generated", evaluation.generated());
  }

  @Override
  public Judgement test(int least) {
    requireCount("test", evaluation.data().test(), least);
    return judged("test", evaluation.data().test());
  }

  @Override
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
