package com.acme.balance;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.difflab.spi.Evaluation;
import org.difflab.spi.InputException;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.PlannedEvaluation;
import org.difflab.spi.judge.JudgedSamples;
import org.difflab.spi.judge.Judgement;
import org.difflab.spi.judge.Judges;
import org.difflab.spi.plugin.Option;

/** ½·Σ_c |p(c) − q(c)| with the shares p and q of class c among generated and test images. */
public final class LabelImbalance implements Metric {

  static final String MEASUREMENT = "label-imbalance";

  private static final String NAME = "acme.label-imbalance";
  private static final int LEAST = 2;

  /**
   * The options of this component.
   *
   * @param judge which judge finds the classes
   */
  public record Options(@Option(help = Judges.OPTION_HELP, defaultsTo = "") Optional<Path> judge) {}

  private final Options options;
  private final Judges judges;

  /** Made by difflab. */
  @Inject
  public LabelImbalance(Options options, Judges judges) {
    this.options = options;
    this.judges = judges;
  }

  @Override
  public Subject subject() {
    return Subject.SAMPLES;
  }

  @Override
  public void check(PlannedEvaluation planned) {
    if (planned.prompts().size() < 2) {
      throw new InputException(
          "metric '"
              + NAME
              + "' compares the shares of classes and needs data with at least 2 prompts, found "
              + planned.prompts().size());
    }
    judges.check(NAME, options.judge(), planned);
    planned.needs(NAME).generated(LEAST).test(LEAST).require();
  }

  @Override
  public List<Measurement> measure(Evaluation evaluation) {
    JudgedSamples judged = judges.judged(NAME, options.judge(), evaluation);
    double[] generated = shares(judged.generated(LEAST), judged.classes().size());
    double[] test = shares(judged.test(LEAST), judged.classes().size());
    double sum = 0;
    for (int label = 0; label < test.length; label++) {
      sum += Math.abs(generated[label] - test[label]) / 2;
    }
    return List.of(new Measurement(MEASUREMENT, sum, Measurement.Better.LOWER));
  }

  private static double[] shares(Judgement judgement, int classes) {
    double[] shares = new double[classes];
    for (int label : judgement.labels()) {
      shares[label] += 1.0 / judgement.labels().length;
    }
    return shares;
  }
}
