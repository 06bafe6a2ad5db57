// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.ranges;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.plugin.Parts;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.Training;

/**
 * Trains several denoisers on the same rows, each of which is then used for a range of noise
 * levels.
 */
public final class SwitchTrainer implements DenoiserTrainer {

  /**
   * Options.
   *
   * @param denoisers the denoisers, that for the least noise first
   * @param sigmas the noise σ = noise/signal at which the next denoiser takes over, rising; one
   *     fewer than denoisers
   */
  public record Options(
      @Option(help = "the denoisers, the one for the least noise first")
          List<Part<DenoiserTrainer>> denoisers,
      @Option(
              help =
                  "the sigmas (noise/signal) from which on the next denoiser is used, in rising"
                      + " order; one fewer than denoisers",
              min = 0,
              max = 1e9)
          List<Double> sigmas) {

    /**
     * Checks the numbers and the order.
     *
     * @throws IllegalArgumentException if the number of sigmas is not one fewer than that of
     *     denoisers, or they do not rise
     */
    public Options {
      denoisers = List.copyOf(denoisers);
      sigmas = List.copyOf(sigmas);
      if (denoisers.size() < 2 || sigmas.size() != denoisers.size() - 1) {
        throw new IllegalArgumentException(
            "at least two denoisers are needed, and one sigma fewer; found "
                + denoisers.size()
                + " and "
                + sigmas.size());
      }
      for (int i = 1; i < sigmas.size(); i++) {
        if (sigmas.get(i) <= sigmas.get(i - 1)) {
          throw new IllegalArgumentException("sigmas must rise, found " + sigmas);
        }
      }
    }
  }

  private final Options options;
  private final List<DenoiserTrainer> trainers = new ArrayList<>();

  /** Creates the trainer and those of its denoisers. */
  @Inject
  public SwitchTrainer(Options options, Parts parts) {
    this.options = options;
    options.denoisers().forEach(part -> trainers.add(parts.make(part)));
  }

  @Override
  public void check(Shape latents, int conditionWidth) {
    trainers.forEach(trainer -> trainer.check(latents, conditionWidth));
  }

  @Override
  public void checkBetweenLevels() {
    trainers.forEach(DenoiserTrainer::checkBetweenLevels);
  }

  @Override
  public long memory(Shape latents, int conditionWidth, long count, int prompts) {
    return trainers.stream()
        .mapToLong(trainer -> trainer.memory(latents, conditionWidth, count, prompts))
        .sum();
  }

  @Override
  public DenoiserModel train(DenoiserInput input, Training training) {
    List<DenoiserModel> trained = new ArrayList<>();
    for (int range = 0; range < trainers.size(); range++) {
      trained.add(trainers.get(range).train(input.fixed(), training.forPart("range-" + range)));
    }
    return new SwitchDenoiser(trained, options.sigmas());
  }

  @Override
  public DenoiserModel load(Weights weights) {
    List<DenoiserModel> loaded = new ArrayList<>();
    for (int range = 0; range < trainers.size(); range++) {
      loaded.add(trainers.get(range).load(weights.part(SwitchDenoiser.part(range))));
    }
    return new SwitchDenoiser(loaded, options.sigmas());
  }
}
