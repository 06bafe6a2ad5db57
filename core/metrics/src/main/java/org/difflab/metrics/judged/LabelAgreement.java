// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judged;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.difflab.spi.Evaluation;
import org.difflab.spi.Finding;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.PlannedEvaluation;
import org.difflab.spi.judge.JudgedSamples;
import org.difflab.spi.judge.Judgement;
import org.difflab.spi.judge.Judges;
import org.difflab.spi.plugin.Option;

/**
 * How often the judge classifies a generated sample as the prompt it was generated from: the share
 * of all samples, and the mean F₁ over prompts. It measures neither quality nor diversity. The
 * judge itself misclassifies about one real image in a hundred; its value on real data is shown
 * next to the result.
 *
 * <p>Findings: the confusion matrix, precision, recall and F₁ of each prompt, and the confidence of
 * the judge.
 */
public final class LabelAgreement implements Metric {

  private static final String NAME = "label-agreement";
  private static final int LEAST = 1;
  private static final int BINS = 20;

  /**
   * The options of this component.
   *
   * @param judge whose labels are compared
   */
  public record Options(@Option(help = Judges.OPTION_HELP, defaultsTo = "") Optional<Path> judge) {}

  private final Options options;
  private final Judges judges;

  /** Creates the metric. */
  @Inject
  public LabelAgreement(Options options, Judges judges) {
    this.options = options;
    this.judges = judges;
  }

  @Override
  public void check(PlannedEvaluation planned) {
    judges.checkPrompts(NAME, options.judge(), planned);
    planned.needs(NAME).generated(LEAST).require();
  }

  @Override
  public Subject subject() {
    return Subject.SAMPLES;
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.difflab.spi.InputException if there is no generated sample, or a prompt is not a
   *     class of the judge
   */
  @Override
  public List<Measurement> measure(Evaluation evaluation) {
    JudgedSamples judged = judges.judged(NAME, options.judge(), evaluation);
    Judgement generated = judged.generated(LEAST);
    Confusion confusion = confusion(judged, generated, evaluation);
    double confidence = 0;
    for (double sure : generated.confidences()) {
      confidence += sure / generated.confidences().length;
    }
    return List.of(
        new Measurement(NAME, confusion.agreement(), Measurement.Better.HIGHER),
        new Measurement("label-f1", confusion.meanF1(), Measurement.Better.HIGHER),
        new Measurement("confidence", confidence, Measurement.Better.NEITHER));
  }

  @Override
  public List<Finding> find(Evaluation evaluation) {
    JudgedSamples judged = judges.judged(NAME, options.judge(), evaluation);
    Judgement generated = judged.generated(LEAST);
    Confusion confusion = confusion(judged, generated, evaluation);
    return List.of(
        confusion.matrix(),
        confusion.byPrompt(),
        Finding.histogram("confidence", generated.confidences(), 0, 1, BINS));
  }

  private static Confusion confusion(
      JudgedSamples judged, Judgement generated, Evaluation evaluation) {
    int[] asked = judged.labels(evaluation.generated().prompts());
    return Confusion.of(judged.classes(), asked, generated.labels());
  }
}
