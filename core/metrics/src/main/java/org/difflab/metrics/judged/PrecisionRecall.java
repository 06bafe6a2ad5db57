// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judged;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.difflab.spi.Evaluation;
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
 * How well generated and test samples cover each other in the judge's feature space. The ball of a
 * sample extends to its k-th nearest neighbour in the same set.
 *
 * <ul>
 *   <li>precision: the share of generated samples within a ball of a test sample; recall: the share
 *       of test samples within a ball of a generated one (Kynkäänniemi et al., "Improved precision
 *       and recall metric for assessing generative models", 2019, equations 1 and 2);
 *   <li>density: the mean number of test samples' balls that contain a generated sample, divided by
 *       k; coverage: the share of test samples whose ball contains a generated one (Naeem et al.,
 *       "Reliable fidelity and diversity metrics for generative models", 2020, equations 3 and 4).
 * </ul>
 *
 * <p>Pure noise can have a high precision: images unlike any digit share a small region of feature
 * space, which the ball of an outlier can cover. So the four values are always measured together;
 * noise lowers recall and coverage.
 */
public final class PrecisionRecall implements Metric {

  private static final String NAME = "precision-recall";

  /**
   * The options of this component.
   *
   * @param neighbours k
   * @param judge whose features are compared
   */
  public record Options(
      @Option(
              help = "k: the ball around a sample extends to its k-th nearest neighbour",
              defaultsTo = "5",
              min = 1,
              max = 1000)
          int neighbours,
      @Option(help = Judges.OPTION_HELP, defaultsTo = "") Optional<Path> judge) {}

  private final Options options;
  private final Judges judges;
  private final SampleMemory memory;

  /** Creates the metric. */
  @Inject
  public PrecisionRecall(Options options, Judges judges, SampleMemory memory) {
    this.options = options;
    this.judges = judges;
    this.memory = memory;
  }

  @Override
  public void check(PlannedEvaluation planned) {
    judges.check(NAME, options.judge(), planned);
    planned
        .needs(NAME)
        .generated(options.neighbours() + 1)
        .test(options.neighbours() + 1)
        .require();
  }

  @Override
  public Subject subject() {
    return Subject.SAMPLES;
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.difflab.spi.InputException if there are not more generated or test samples than
   *     neighbours
   */
  @Override
  public List<Measurement> measure(Evaluation evaluation) {
    JudgedSamples judged = judges.judged(NAME, options.judge(), evaluation);
    int least = options.neighbours() + 1;
    Matrix generated = judged.generated(least).features();
    Matrix test = judged.test(least).features();
    NeighbourBalls found =
        NeighbourBalls.of(
            test,
            radii(test, evaluation.workers()),
            generated,
            radii(generated, evaluation.workers()),
            options.neighbours(),
            evaluation.workers());
    return List.of(
        new Measurement("precision", found.precision(), Measurement.Better.HIGHER),
        new Measurement("recall", found.recall(), Measurement.Better.HIGHER),
        new Measurement("density", found.density(), Measurement.Better.HIGHER),
        new Measurement("coverage", found.coverage(), Measurement.Better.HIGHER));
  }

  private float[] radii(Matrix features, Workers workers) {
    int k = options.neighbours();
    return memory.of(
        features,
        "squared radii to neighbour " + k,
        float[].class,
        () -> NeighbourBalls.squaredRadii(features, k, workers));
  }
}
