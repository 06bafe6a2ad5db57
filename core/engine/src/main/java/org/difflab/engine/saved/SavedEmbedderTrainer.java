// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.saved;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.Embedder;
import org.difflab.spi.Weights;
import org.difflab.spi.plugin.Parts;
import org.difflab.spi.saved.SavedPipeline;
import org.difflab.spi.saved.SavedPipelines;
import org.difflab.spi.training.EmbedderInput;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.Training;

/**
 * Loads the embedder of an earlier run unchanged. Vectors that were tuned together with a denoiser
 * belong to that denoiser.
 */
public final class SavedEmbedderTrainer implements EmbedderTrainer {

  private final SavedPipeline saved;
  private final EmbedderTrainer original;

  /**
   * Creates the trainer.
   *
   * @throws org.difflab.spi.InputException if the run folder cannot be read
   */
  @Inject
  public SavedEmbedderTrainer(SavedOptions options, SavedPipelines pipelines, Parts parts) {
    this.saved = pipelines.open(options.source());
    this.original = parts.make(saved.part(EmbedderTrainer.class));
  }

  @Override
  public int width(List<String> vocabulary) {
    new TrainedPrompts("embedder", saved.name(), saved.prompts())
        .difference(vocabulary)
        .ifPresent(
            difference -> {
              throw new IllegalArgumentException(difference);
            });
    return original.width(saved.prompts());
  }

  @Override
  public boolean hasUnconditional() {
    return original.hasUnconditional();
  }

  @Override
  public Embedder train(EmbedderInput input, Training training) {
    width(input.vocabulary());
    return original.load(saved.weights(EmbedderTrainer.class));
  }

  @Override
  public Embedder load(Weights weights) {
    return original.load(weights);
  }
}
