// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.likelihood;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.difflab.metrics.rows.TestRows;
import org.difflab.spi.Denoiser;
import org.difflab.spi.DensityModel;
import org.difflab.spi.Evaluation;
import org.difflab.spi.InputException;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.PlannedEvaluation;
import org.difflab.spi.Samples;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.plugin.Parts;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.DensityTrainer;

/**
 * The mean of ln p(x_0 | prompt) over held-out samples, in nats, for denoisers with an exact
 * density p. Higher is better. It measures the fit of the density alone, without sampler and
 * guidance.
 *
 * <p>The density is that of latents, so only pipelines with the same encoder can be compared; with
 * the identity encoder it is the density of the data.
 */
public final class LogLikelihood implements Metric {

  private static final String NAME = "log-likelihood";

  /**
   * The options of this component.
   *
   * @param limit maximum number of test samples to use
   */
  public record Options(
      @Option(help = "number of test samples to use; all by default", defaultsTo = "", min = 1)
          OptionalInt limit) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the limit is not above 0
     */
    public Options {
      TestRows.requireLimit(limit);
    }
  }

  private final Options options;
  private final Parts parts;

  /** Creates the metric. */
  @Inject
  public LogLikelihood(Options options, Parts parts) {
    this.options = options;
    this.parts = parts;
  }

  @Override
  public void check(PlannedEvaluation planned) {
    if (!planned.hasDensity()) {
      throw unknownDensity();
    }
    planned.needs(NAME).test(1).require();
  }

  @Override
  public List<Measurement> measure(Evaluation evaluation) {
    DensityModel model = densityOf(evaluation.denoiser());
    int[] rows = TestRows.choose(NAME, evaluation.data().test(), options.limit());
    List<Double> blocks =
        evaluation
            .workers()
            .mapBlocks(
                rows.length,
                (from, to) -> logDensity(model, evaluation, Arrays.copyOfRange(rows, from, to)));
    double sum = 0;
    for (double block : blocks) {
      sum += block;
    }
    double mean = sum / rows.length;
    return List.of(
        Double.isFinite(mean)
            ? new Measurement(NAME + " of latents", mean, Measurement.Better.HIGHER)
            : Measurement.undefined(
                NAME + " of latents",
                Measurement.Better.HIGHER,
                "a held-out sample has no finite log density"));
  }

  private static double logDensity(DensityModel model, Evaluation evaluation, int[] rows) {
    Samples samples = evaluation.data().test().select(rows);
    return Arrays.stream(
            model.logDensity(
                evaluation.encoder().encode(samples.values()),
                NoiseLevel.CLEAN,
                evaluation.embedder().embed(samples.prompts())))
        .sum();
  }

  private DensityModel densityOf(Denoiser denoiser) {
    if (denoiser instanceof DensityModel model) {
      return model;
    }
    throw unknownDensity();
  }

  private InputException unknownDensity() {
    return new InputException(
        "metric '"
            + NAME
            + "' needs a denoiser with an exact density, which this pipeline's denoiser does not"
            + " have; these have one: "
            + String.join(", ", parts.names(DenoiserTrainer.class, DensityTrainer.class)));
  }
}
