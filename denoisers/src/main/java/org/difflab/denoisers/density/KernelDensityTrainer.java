// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.density;

import jakarta.inject.Inject;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.difflab.denoisers.ideal.IdealDenoiser;
import org.difflab.denoisers.ideal.IdealTrainer;
import org.difflab.spi.DensityModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DensityTrainer;
import org.difflab.spi.training.Training;

/**
 * The best denoiser of a Gaussian kernel density estimate (Rosenblatt 1956; Parzen 1962): each
 * prompt's rows, with N(0, h²I) around each of them. What it generates are samples of the estimate.
 */
public final class KernelDensityTrainer implements DensityTrainer {

  /**
   * Options.
   *
   * @param bandwidth h, in units of the latents; by default n^{−1/(w+4)} times their standard
   *     deviation for n rows of w values (Scott, "Multivariate density estimation", 1992, section
   *     6.3)
   */
  public record Options(
      @Option(
              help =
                  "standard deviation of the kernel, in units of the latents; Scott's rule by"
                      + " default",
              defaultsTo = "",
              min = 1e-6,
              max = 1e6)
          OptionalDouble bandwidth) {}

  private final Options options;
  private final IdealTrainer rows;

  /** Creates the trainer. */
  @Inject
  public KernelDensityTrainer(Options options, LinearAlgebra algebra, Workers workers) {
    this.options = options;
    this.rows = new IdealTrainer(new IdealTrainer.Options(OptionalInt.empty()), algebra, workers);
  }

  @Override
  public long memory(Shape latents, int conditionWidth, long count, int prompts) {
    return rows.memory(latents, conditionWidth, count, prompts);
  }

  @Override
  public DensityModel train(DenoiserInput input, Training training) {
    IdealDenoiser ideal = rows.train(input.fixed(), training);
    return new KernelDensityDenoiser(ideal, options.bandwidth().orElseGet(() -> scott(input)));
  }

  private static double scott(DenoiserInput input) {
    Matrix latents = input.latents();
    int width = latents.columns();
    long prompts =
        IntStream.range(0, latents.rows())
            .mapToObj(row -> input.conditions().slice(row, row + 1))
            .distinct()
            .count();
    double rowsOfPrompt = (double) latents.rows() / prompts;
    return deviation(latents) * Math.pow(rowsOfPrompt, -1.0 / (width + 4));
  }

  private static double deviation(Matrix latents) {
    int width = latents.columns();
    double variance = 0;
    for (int column = 0; column < width; column++) {
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < latents.rows(); row++) {
        sum += latents.get(row, column);
        squares += (double) latents.get(row, column) * latents.get(row, column);
      }
      double mean = sum / latents.rows();
      variance += Math.max(0, squares / latents.rows() - mean * mean);
    }
    return Math.sqrt(variance / width);
  }

  @Override
  public DensityModel load(Weights weights) {
    return new KernelDensityDenoiser(
        rows.load(weights.part(KernelDensityDenoiser.ROWS)),
        weights.array(KernelDensityDenoiser.BANDWIDTH)[0]);
  }
}
