// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.difflab.metrics.rows.PlainDecimal;
import org.difflab.metrics.rows.TestRows;
import org.difflab.spi.Evaluation;
import org.difflab.spi.InputException;
import org.difflab.spi.LevelAtSigma;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.difflab.spi.Metric;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.PlannedEvaluation;
import org.difflab.spi.Samples;
import org.difflab.spi.plugin.Option;

/**
 * The error of a denoiser on data it was not trained on: the mean of (D(x_0 + σε; σ, c) − x_0)²
 * over held-out rows and their values, ε ~ N(0, I), in the latents of the encoder; with the
 * identity encoder the values are pixels in [−1, 1]. The smallest possible mean squared error is
 * the variance of x_0 given x_0 + σε; always predicting the mean has an error equal to the variance
 * of x_0.
 *
 * <p>The denoiser is evaluated at the level of its schedule that has this σ, with x_t = signal·(x_0
 * + σε); see {@link LevelAtSigma}. For a given row and σ, ε does not depend on what else is
 * measured.
 */
public final class DenoisingError implements Metric {

  /**
   * The options of this component.
   *
   * @param sigmas levels of noise
   * @param limit maximum number of test samples to use
   */
  public record Options(
      @Option(
              help = "levels of noise added to clean latents, as standard deviations",
              defaultsTo = "[0.1, 0.2, 0.5, 1, 2, 5]",
              min = 1e-6,
              max = 1e6)
          List<Double> sigmas,
      @Option(help = "number of test samples to use; all by default", defaultsTo = "", min = 1)
          OptionalInt limit) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is outside its range or there is no σ
     */
    public Options {
      sigmas = List.copyOf(sigmas);
      if (sigmas.isEmpty()) {
        throw new IllegalArgumentException("sigmas must name at least one level of noise");
      }
      for (double sigma : sigmas) {
        if (!(sigma > 0 && sigma < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException("sigmas must be finite and above 0, found " + sigma);
        }
      }
      TestRows.requireLimit(limit);
    }
  }

  private final Options options;

  /** Creates the metric. */
  @Inject
  public DenoisingError(Options options) {
    this.options = options;
  }

  @Override
  public void check(PlannedEvaluation planned) {
    planned.needs("denoising-error").test(1).require();
    try {
      planned.denoiser().checkBetweenLevels();
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "metric 'denoising-error' needs a denoiser for levels between those of the schedule: "
              + e.getMessage(),
          e);
    }
  }

  @Override
  public List<Measurement> measure(Evaluation evaluation) {
    int[] rows = TestRows.choose("denoising-error", evaluation.data().test(), options.limit());
    List<double[]> blocks =
        evaluation
            .workers()
            .mapBlocks(
                rows.length,
                (from, to) -> squaredErrors(evaluation, Arrays.copyOfRange(rows, from, to)));
    double values = (double) rows.length * evaluation.encoder().latentShape().size();
    List<Measurement> measurements = new ArrayList<>();
    for (int i = 0; i < options.sigmas().size(); i++) {
      double sum = 0;
      for (double[] block : blocks) {
        sum += block[i];
      }
      measurements.add(
          new Measurement(name(options.sigmas().get(i)), sum / values, Measurement.Better.LOWER));
    }
    return measurements;
  }

  private double[] squaredErrors(Evaluation evaluation, int[] rows) {
    Samples samples = evaluation.data().test().select(rows);
    Matrix clean = evaluation.encoder().encode(samples.values());
    Matrix conditions = evaluation.embedder().embed(samples.prompts());
    double[] sums = new double[options.sigmas().size()];
    for (int i = 0; i < sums.length; i++) {
      double sigma = options.sigmas().get(i);
      NoiseLevel level = LevelAtSigma.of(evaluation.schedule(), sigma);
      Noise noise = evaluation.noise().forPurpose(name(sigma));
      Matrix estimate =
          evaluation.denoiser().denoise(noised(clean, rows, level, noise), level, conditions);
      sums[i] = SquaredError.sum(estimate, clean);
    }
    return sums;
  }

  private static Matrix noised(Matrix clean, int[] rows, NoiseLevel level, Noise noise) {
    int columns = clean.columns();
    float[] noisy = new float[clean.values().length];
    for (int row = 0; row < rows.length; row++) {
      noise.gaussian(rows[row], 0, noisy, row * columns, columns);
    }
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] = (float) (level.signal() * clean.values()[i] + level.noise() * noisy[i]);
    }
    return Matrix.wrap(clean.rows(), columns, noisy);
  }

  private static String name(double sigma) {
    return "denoising-error at sigma " + PlainDecimal.of(sigma);
  }
}
