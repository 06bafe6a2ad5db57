// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.ideal;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.difflab.denoisers.condition.Conditions;
import org.difflab.denoisers.moments.Moments;
import org.difflab.denoisers.posterior.TrainingRows;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.Training;

/**
 * The denoiser that minimises the training error exactly: the posterior mean under the training
 * rows themselves, E[x_0 | x_t] = Σ_i w_i·x_i with w = softmax(−‖x_t − a·x_i‖²/(2s²)) over the rows
 * i of the prompt, or over all of them without one (Karras et al., "Elucidating the Design Space of
 * Diffusion-Based Generative Models", 2022, equation 57).
 *
 * <p>It memorises: all its samples are training rows. So the optimal denoiser of the training data
 * does not generalise; new samples of other denoisers result from their deviation from it. Nothing
 * is fitted, and the time for denoising is proportional to the number of rows.
 */
public final class IdealTrainer implements DenoiserTrainer {

  /**
   * Options.
   *
   * @param limit number of training rows to keep, evenly spaced; all by default
   */
  public record Options(
      @Option(
              help = "number of training rows to keep, evenly spaced; all by default",
              defaultsTo = "",
              min = 1)
          OptionalInt limit) {}

  private final Options options;
  private final LinearAlgebra algebra;
  private final Workers workers;

  /** Creates the trainer. */
  @Inject
  public IdealTrainer(Options options, LinearAlgebra algebra, Workers workers) {
    this.options = options;
    this.algebra = algebra;
    this.workers = workers;
  }

  @Override
  public long memory(Shape latents, int conditionWidth, long count, int prompts) {
    // The rows of each prompt are kept twice: as they are, and ready to be multiplied with.
    long kept = Math.min(count, options.limit().orElse(Integer.MAX_VALUE));
    return 2L * Float.BYTES * kept * latents.size();
  }

  @Override
  public IdealDenoiser train(DenoiserInput input, Training training) {
    DenoiserInput kept = TrainingRows.limited(input, options.limit());
    Conditions conditions = Conditions.of(kept);
    List<Matrix> rows = new ArrayList<>();
    for (int[] numbers : conditions.rowsByCondition(kept.conditions())) {
      rows.add(kept.latents().select(numbers));
    }
    return new IdealDenoiser(conditions, rows, Moments.meanOf(kept.latents(), workers), algebra);
  }

  @Override
  public IdealDenoiser load(Weights weights) {
    return IdealDenoiser.load(weights, algebra);
  }
}
