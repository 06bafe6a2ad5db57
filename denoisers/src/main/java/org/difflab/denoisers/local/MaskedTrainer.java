// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import jakarta.inject.Inject;
import java.util.List;
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
 * Each pixel is the posterior mean given the pixels of x_t that a Wiener filter would use for it at
 * the noise level, under the same pixels of the training images: {@code local} with the shape of
 * the patch measured on the data, pixel by pixel, instead of a square. After Lukoianov, Yuan,
 * Solomon and Sitzmann, "Locality in image diffusion models emerges from data statistics", 2025,
 * who find that the reach of trained networks is that of this filter.
 */
public final class MaskedTrainer implements DenoiserTrainer {

  /**
   * Options.
   *
   * @param threshold the share of the greatest coefficient of a pixel's filter from which on a
   *     coefficient counts
   * @param images which training images are compared
   */
  public record Options(
      @Option(
              help =
                  "pixels are used whose coefficient in the Wiener filter of a pixel is at least"
                      + " this share of the greatest one",
              defaultsTo = "0.02",
              min = 0,
              max = 1)
          double threshold,
      @Inline ComparedImages images) {}

  private final PatchMeans.Factory<ImageTile> means;
  private final PatchFit fit;

  /** Creates the trainer. */
  @Inject
  public MaskedTrainer(Options options, LinearAlgebra algebra, Workers workers) {
    this.means =
        (shape, images, mean) ->
            new MaskedPlaces(
                shape, WienerMasks.of(shape, images, options.threshold(), algebra, workers));
    this.fit =
        new PatchFit(
            new PatchOptions(List.of(PatchWidths.WHOLE), List.of(), options.images()), workers);
  }

  @Override
  public void check(Shape latents, int conditionWidth) {
    ImageLatents.check(latents);
  }

  @Override
  public long memory(Shape latents, int conditionWidth, long count, int prompts) {
    long pixels = (long) latents.height() * latents.width();
    // The covariance with its axes, and the masks that are kept.
    return fit.memory(latents, count) + 3L * Double.BYTES * pixels * pixels + MaskedPlaces.MEMORY;
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
