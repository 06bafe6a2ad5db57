// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.saved;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.engine.registry.CanonicalJson;
import org.difflab.engine.registry.Kind;
import org.difflab.engine.registry.Registry;
import org.difflab.spi.Embedder;
import org.difflab.spi.Weights;
import org.difflab.spi.plugin.Parts;
import org.difflab.spi.training.EmbedderInput;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.Training;

/**
 * Takes the embedder of an earlier run as it is. What a denoiser tuned of it belongs to that
 * denoiser.
 */
public final class SavedEmbedderTrainer implements EmbedderTrainer {

  private final SavedTrial trial;
  private final List<String> prompts;
  private final EmbedderTrainer original;

  /**
   * Makes the trainer.
   *
   * @throws org.difflab.spi.InputException if the run folder cannot be read
   */
  @Inject
  public SavedEmbedderTrainer(SavedOptions options, Registry registry, Parts parts) {
    this.trial = SavedTrial.of(options);
    SavedDescription description = trial.description(new CanonicalJson(registry));
    this.prompts = description.prompts();
    this.original = parts.make(description.spec().embedder());
  }

  @Override
  public int width(List<String> vocabulary) {
    new TrainedPrompts("embedder", trial, prompts)
        .difference(vocabulary)
        .ifPresent(
            difference -> {
              throw new IllegalArgumentException(difference);
            });
    return original.width(prompts);
  }

  @Override
  public boolean hasUnconditional() {
    return original.hasUnconditional();
  }

  @Override
  public Embedder train(EmbedderInput input, Training training) {
    width(input.vocabulary());
    return original.load(trial.weights(Kind.EMBEDDER));
  }

  @Override
  public Embedder load(Weights weights) {
    return original.load(weights);
  }
}
