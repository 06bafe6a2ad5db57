// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import jakarta.inject.Inject;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Inline;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.Training;

/**
 * Each pixel is the posterior mean given the patch of x_t around it, under the patches of the
 * training images at every place: the optimal denoiser whose receptive field is the patch and which
 * is translation-equivariant (Kamb and Ganguli, "An analytic theory of creativity in convolutional
 * diffusion models", 2025, equivariant local score). Time is in proportion to the number of images
 * times the square of the number of pixels: set a limit.
 */
public final class EquivariantTrainer implements DenoiserTrainer {

  /**
   * Options.
   *
   * @param patches which patches of which training images are compared
   * @param edges what lies beyond the edge of an image
   */
  public record Options(
      @Inline PatchOptions patches,
      @Option(
              help =
                  "what lies beyond the edge of an image: zero, circular (the opposite edge), or"
                      + " classes (patches are compared with those that the edges cut alike)",
              defaultsTo = "classes")
          Edges edges) {}

  private final PatchMeans.Factory<ImageTile> means;
  private final PatchFit fit;

  /** Creates the trainer. */
  @Inject
  public EquivariantTrainer(Options options, LinearAlgebra algebra, Workers workers) {
    this.means = (shape, images, mean) -> new EveryPlace(shape, mean, options.edges(), algebra);
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
