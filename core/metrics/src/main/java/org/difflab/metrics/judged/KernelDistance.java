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
 * The unbiased estimate of the squared maximum mean discrepancy between the judge's features of
 * generated and of test samples, under the kernel k(x, y) = (xᵀy/d + 1)³ (Bińkowski, Sutherland,
 * Arbel and Gretton, "Demystifying MMD GANs", 2018, section 4). Its expectation does not depend on
 * the number of samples; it can be slightly negative. It is computed from all pairs of samples
 * rather than from random blocks; see {@link CubicKernelSums}.
 */
public final class KernelDistance implements Metric {

  private static final String NAME = "kernel-distance";
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

  /** Creates the metric. */
  @Inject
  public KernelDistance(Options options, Judges judges, SampleMemory memory) {
    this.options = options;
    this.judges = judges;
    this.memory = memory;
  }

  @Override
  public void check(PlannedEvaluation planned) {
    judges.check(NAME, options.judge(), planned);
    planned.needs(NAME).generated(LEAST).test(LEAST).require();
  }

  @Override
  public Subject subject() {
    return Subject.SAMPLES;
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.difflab.spi.InputException if there are fewer than two generated or test samples
   */
  @Override
  public List<Measurement> measure(Evaluation evaluation) {
    JudgedSamples judged = judges.judged(NAME, options.judge(), evaluation);
    Matrix generated = judged.generated(LEAST).features();
    Matrix test = judged.test(LEAST).features();
    double distance =
        sums(generated, evaluation.workers()).distance(sums(test, evaluation.workers()));
    return List.of(new Measurement(NAME, distance, Measurement.Better.LOWER));
  }

  private CubicKernelSums sums(Matrix features, Workers workers) {
    return memory.of(
        features,
        "sums of cubic kernels",
        CubicKernelSums.class,
        () -> CubicKernelSums.of(features, workers));
  }
}
