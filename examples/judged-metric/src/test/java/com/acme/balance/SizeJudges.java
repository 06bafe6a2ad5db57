package com.acme.balance;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.difflab.spi.Evaluation;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.PlannedEvaluation;
import org.difflab.spi.Samples;
import org.difflab.spi.judge.JudgedSamples;
import org.difflab.spi.judge.Judgement;
import org.difflab.spi.judge.Judges;

/** A judge with two classes: samples with a small and with a large mean square. */
final class SizeJudges implements Judges {

  private static final float LARGE = 0.2f;

  @Override
  public void check(String metric, Optional<Path> file, PlannedEvaluation planned) {}

  @Override
  public void checkPrompts(String metric, Optional<Path> file, PlannedEvaluation planned) {}

  @Override
  public JudgedSamples judged(String metric, Optional<Path> file, Evaluation evaluation) {
    return new JudgedSamples() {
      @Override
      public List<String> classes() {
        return List.of("small", "large");
      }

      @Override
      public Judgement generated(int least) {
        return judge(evaluation.generated(), least);
      }

      @Override
      public Judgement test(int least) {
        return judge(evaluation.data().test(), least);
      }

      @Override
      public int[] labels(List<String> prompts) {
        return prompts.stream().mapToInt(classes()::indexOf).toArray();
      }
    };
  }

  private static Judgement judge(Samples samples, int least) {
    if (samples.count() < least) {
      throw new InputException(
          "at least " + least + " samples are needed, found " + samples.count());
    }
    Matrix logits = Matrix.zeros(samples.count(), 2);
    for (int row = 0; row < samples.count(); row++) {
      float[] values = samples.values().row(row);
      for (float value : values) {
        logits.values()[2 * row + 1] += value * value / values.length - LARGE / values.length;
      }
    }
    return Judgement.of(samples.values(), logits);
  }
}
