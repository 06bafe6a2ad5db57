// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.unet;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.denoisers.network.Augmentation;
import org.difflab.denoisers.network.NetworkOptions;
import org.difflab.denoisers.network.NetworkTraining;
import org.difflab.denoisers.network.NetworkTraining.Networks;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.plugin.Inline;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.plugin.Parts;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.Training;

/** A convolutional U-Net trained to denoise images, as {@link NetworkTraining} describes. */
public final class UnetTrainer implements DenoiserTrainer {

  /**
   * Options.
   *
   * @param channels channels at full resolution
   * @param multipliers channels of each level, as multiples of those
   * @param blocks residual blocks of each level, on the way down as on the way up
   * @param attention levels with self-attention
   * @param heads heads of the attention
   * @param groups groups of the normalisations
   * @param condition how blocks use noise level and prompt
   * @param augment how training images are changed at random
   * @param network options of every network that denoises
   */
  public record Options(
      @Option(
              help = "number of channels at full resolution",
              defaultsTo = "32",
              min = 1,
              max = 1024)
          int channels,
      @Option(
              help =
                  "channels of each level as multiples of that number; each level after the first"
                      + " has half the height and width",
              defaultsTo = "[1, 2, 2]",
              min = 1,
              max = 64)
          List<Integer> multipliers,
      @Option(
              help = "number of residual blocks in each level, down and up",
              defaultsTo = "1",
              min = 1,
              max = 16)
          int blocks,
      @Option(
              help =
                  "levels whose blocks are followed by self-attention, such as [3]; 1 is full"
                      + " resolution",
              defaultsTo = "[]",
              min = 1,
              max = 16)
          List<Integer> attention,
      @Option(help = "number of heads of the attention", defaultsTo = "4", min = 1, max = 64)
          int heads,
      @Option(
              help =
                  "number of groups of channels that are normalised together; divides the channels"
                      + " of each level",
              defaultsTo = "8",
              min = 1,
              max = 1024)
          int groups,
      @Option(
              help =
                  "how noise level and prompt act in each block: added (a number for each channel)"
                      + " or scale-shift (a factor and a number for each channel after the"
                      + " normalisation)",
              defaultsTo = "added")
          Unet.Condition condition,
      @Option(
              help =
                  "random changes of the training images: flip (horizontally, half of them) and"
                      + " shift (in each direction, at most so many pixels)",
              defaultsTo = "{}")
          Augmentation augment,
      @Inline NetworkOptions network) {

    private Unet layers() {
      return new Unet(channels, multipliers, blocks, attention, heads, groups, condition);
    }
  }

  private final Unet layers;
  private final Augmentation augmentation;
  private final NetworkTraining training;

  /** Makes the trainer. */
  @Inject
  public UnetTrainer(
      Options options, Schedule schedule, Parts parts, LinearAlgebra algebra, Workers workers) {
    this.layers = options.layers();
    this.augmentation = options.augment();
    this.training =
        new NetworkTraining(
            new NetworkTraining.Plan(
                "unet", layers, Networks.ONE, options.augment(), options.network()),
            schedule,
            parts,
            algebra,
            workers);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a shift is not smaller than the images, latents are not
   *     images that every level can halve, or groups or heads do not divide channels
   */
  @Override
  public void check(Shape latents, int conditionWidth) {
    layers.check(latents);
    augmentation.check(latents);
    training.check(latents, conditionWidth);
  }

  @Override
  public long memory(Shape latents, int conditionWidth, long count, int prompts) {
    return training.memory(latents, conditionWidth, count, prompts);
  }

  @Override
  public DenoiserModel train(DenoiserInput input, Training context) {
    return training.train(input, context);
  }

  @Override
  public DenoiserModel load(Weights weights) {
    return training.load(weights);
  }
}
