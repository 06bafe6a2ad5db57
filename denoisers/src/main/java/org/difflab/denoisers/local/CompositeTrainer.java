// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import jakarta.inject.Inject;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.plugin.Inline;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.Training;

/**
 * The posterior mean of every patch given that patch of x_t, under the patches of the training
 * images at the same place; a pixel is the mean over the patches that cover it (Niedoba,
 * Zwartsenberg, Murphy and Wood, "Towards a mechanistic explanation of diffusion model
 * generalization", 2024, patch set posterior composites).
 */
public final class CompositeTrainer implements DenoiserTrainer {

  /**
   * Options.
   *
   * @param patches which patches of which training images are compared
   */
  public record Options(@Inline PatchOptions patches) {}

  private final PatchMeans.Factory<ImageTile> means;
  private final PatchFit fit;

  /** Creates the trainer. */
  @Inject
  public CompositeTrainer(Options options, Workers workers) {
    this.means = (shape, images, mean) -> new Covering(shape);
    this.fit = new PatchFit(options.patches(), workers);
  }

  @Override
  public void check(Shape latents, int conditionWidth) {
    ImageLatents.check(latents);
  }

  @Override
  public long memory(Shape latents, int conditionWidth, long count, int prompts) {
    return fit.memory(latents, count);
  }

  @Override
  public DenoiserModel train(DenoiserInput input, Training training) {
    return fit.train(input, means, training);
  }

  @Override
  public DenoiserModel load(Weights weights) {
    return fit.load(weights, means);
  }
}
