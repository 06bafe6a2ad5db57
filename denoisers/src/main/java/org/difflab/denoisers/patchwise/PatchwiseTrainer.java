// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.patchwise;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.difflab.denoisers.condition.Conditions;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Noise;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.plugin.Parts;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.Training;

/**
 * Every k×k patch that lies within the image is denoised by a denoiser D that was trained on
 * patches of the training images from every place, and a pixel is the mean over the patches that
 * hold it: x̂(p) = (1/|C_p|) Σ_{c∈C_p} D(P_c x_t)[p − c]. Patches have the condition of their
 * image.
 *
 * <p>With a {@code mixture} as D this is the prior of Zoran and Weiss, "From learning models of
 * natural image patches to whole image restoration" (ICCV 2011), with the posterior mean of the
 * mixture and plain averages in place of their half quadratic splitting; with {@code wiener} it is
 * a Wiener filter of patches. Unlike the denoisers of {@link org.difflab.denoisers.local} it fits a
 * model of the patches instead of storing them, and is independent of their position.
 */
public final class PatchwiseTrainer implements DenoiserTrainer {

  /** Minimum number of training patches of a prompt, if its images have that many. */
  private static final int LEAST = 10;

  /**
   * Options.
   *
   * @param denoiser the denoiser of patches
   * @param width the side of a patch in pixels
   * @param patches how many training patches are drawn; all of them if there are fewer
   */
  public record Options(
      @Option(help = "the denoiser of patches, trained on patches of the training images")
          Part<DenoiserTrainer> denoiser,
      @Option(
              help =
                  "side of the square patch in pixels, at most the shorter side of the image; 1"
                      + " denoises each pixel by itself",
              defaultsTo = "7",
              min = 1)
          int width,
      @Option(
              help =
                  "number of training patches, drawn at random from all positions in the training"
                      + " images, in proportion to the images of each prompt but at least 10 per"
                      + " prompt; all if there are fewer",
              defaultsTo = "100000",
              min = 1)
          int patches) {}

  private final Options options;
  private final DenoiserTrainer trainer;

  /** Creates the trainer and that of the denoiser of patches. */
  @Inject
  public PatchwiseTrainer(Options options, Parts parts) {
    this.options = options;
    this.trainer = parts.make(options.denoiser());
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if latents are not images or smaller than a patch, or the
   *     denoiser of patches cannot denoise patches of this size
   */
  @Override
  public void check(Shape latents, int conditionWidth) {
    trainer.check(new Patches(latents, options.width()).shape(), conditionWidth);
  }

  @Override
  public void checkBetweenLevels() {
    trainer.checkBetweenLevels();
  }

  @Override
  public long memory(Shape latents, int conditionWidth, long count, int prompts) {
    Patches patches = new Patches(latents, options.width());
    long drawn = Math.min(count * patches.places(), options.patches() + (long) LEAST * prompts);
    long kept = Float.BYTES * drawn * ((long) patches.shape().size() + conditionWidth);
    return kept + trainer.memory(patches.shape(), conditionWidth, drawn, prompts);
  }

  @Override
  public DenoiserModel train(DenoiserInput input, Training training) {
    Patches patches = new Patches(input.shape(), options.width());
    int[] drawn = draw(input, patches.places(), training.noise().forPurpose("patches"));
    int[] images = IntStream.of(drawn).map(number -> number / patches.places()).toArray();
    DenoiserInput cut =
        new DenoiserInput(
            patches.shape(),
            patches.cut(input.latents(), drawn),
            input.conditions().select(images),
            input.unconditional());
    return new PatchwiseDenoiser(
        patches, trainer.train(cut, training.forPart(PatchwiseDenoiser.PART)));
  }

  /**
   * Draws patches of each prompt's images. Shares of the prompts are the differences of rounded
   * cumulative shares, so that they add up. All patches of a prompt, in their order, are cut into
   * as many runs as are to be drawn, whose lengths differ by one at most, and one patch is drawn
   * from each run: no patch is drawn twice, and the images are covered evenly.
   *
   * @param places how many patches an image has
   * @return the numbers of the patches, rising
   */
  private int[] draw(DenoiserInput input, int places, Noise noise) {
    List<int[]> images = Conditions.of(input).rowsByCondition(input.conditions());
    long all = (long) input.latents().rows() * places;
    long wanted = Math.min(all, options.patches());
    List<IntStream> drawn = new ArrayList<>();
    long before = 0;
    for (int prompt = 0; prompt < images.size(); prompt++) {
      int[] own = images.get(prompt);
      long available = (long) own.length * places;
      long share = wanted * (before + available) / all - wanted * before / all;
      long count = Math.min(available, Math.max(LEAST, share));
      RandomGenerator random = noise.generator(prompt, 0);
      drawn.add(
          IntStream.range(0, (int) count)
              .map(
                  run -> {
                    long from = run * available / count;
                    long to = (run + 1) * available / count;
                    long number = from + random.nextInt((int) (to - from));
                    return own[(int) (number / places)] * places + (int) (number % places);
                  }));
      before += available;
    }
    return drawn.stream().flatMapToInt(numbers -> numbers).sorted().toArray();
  }

  @Override
  public DenoiserModel load(Weights weights) {
    return PatchwiseDenoiser.load(weights, options.width(), trainer);
  }
}
