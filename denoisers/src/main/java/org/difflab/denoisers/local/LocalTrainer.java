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
 * Each pixel is the posterior mean given the patch of x_t around it, under the patches of the
 * training images at the same place: E[x_0(p) | P_p(x_t)]. It is the optimal denoiser whose
 * receptive field is the patch, as for a convolutional network at each noise level, and which
 * depends on the position (Kamb and Ganguli, "An analytic theory of creativity in convolutional
 * diffusion models", 2025; Niedoba, Zwartsenberg, Murphy and Wood, "Towards a mechanistic
 * explanation of diffusion model generalization", 2024). Unlike {@code ideal} it generates new
 * images, since different places may follow different training images.
 */
public final class LocalTrainer implements DenoiserTrainer {

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
  public LocalTrainer(Options options, Workers workers) {
    this.means = (shape, images, mean) -> new SamePlace(shape);
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
