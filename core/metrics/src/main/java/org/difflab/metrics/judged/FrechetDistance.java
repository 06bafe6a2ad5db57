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
import org.difflab.spi.judge.JudgedSamples;
import org.difflab.spi.judge.Judges;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Option;

/**
 * The Fréchet distance of the judge's features of generated samples to those of the test samples,
 * both taken as Gaussians (Heusel et al., "GANs trained by a two time-scale update rule converge to
 * a local Nash equilibrium", 2017, equation 6, with the 84 activations of LeNet-5 in place of
 * Inception's). It depends on the judge and on the number of samples; only values with the same
 * judge and number can be compared.
 *
 * <p>Samples that are all similar and typical, as with strong guidance, lower it too; so this
 * metric also reports {@link Diversity} if there are enough samples.
 */
public final class FrechetDistance implements Metric {

  private static final String NAME = "frechet-distance";
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
  private final LinearAlgebra algebra;

  /** Creates the metric. */
  @Inject
  public FrechetDistance(
      Options options, Judges judges, LinearAlgebra algebra, SampleMemory memory) {
    this.options = options;
    this.judges = judges;
    this.memory = memory;
    this.algebra = algebra;
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
   * @throws org.difflab.spi.InputException if there are fewer than two generated or test samples,
   *     or too few for {@link Diversity}
   */
  @Override
  public List<Measurement> measure(Evaluation evaluation) {
    JudgedSamples judged = judges.judged(NAME, options.judge(), evaluation);
    Matrix generated = judged.generated(LEAST).features();
    Matrix test = judged.test(LEAST).features();
    double distance =
        new FrechetFormula(algebra)
            .distance(
                FeatureMoments.of(generated, evaluation.workers()),
                FeatureMoments.of(test, evaluation.workers()));
    return List.of(
        new Measurement(NAME, distance, Measurement.Better.LOWER),
        Diversity.measurement(Diversity.byPrompt(NAME, judged, evaluation, memory)));
  }
}
