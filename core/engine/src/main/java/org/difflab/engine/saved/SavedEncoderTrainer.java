// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.saved;

import jakarta.inject.Inject;
import org.difflab.spi.Encoder;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.plugin.Parts;
import org.difflab.spi.saved.SavedPipeline;
import org.difflab.spi.saved.SavedPipelines;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;

/** Loads the encoder of an earlier run unchanged. */
public final class SavedEncoderTrainer implements EncoderTrainer {

  private final SavedPipeline saved;
  private final EncoderTrainer original;

  /**
   * Creates the trainer.
   *
   * @throws org.difflab.spi.InputException if the run folder cannot be read
   */
  @Inject
  public SavedEncoderTrainer(SavedOptions options, SavedPipelines pipelines, Parts parts) {
    this.saved = pipelines.open(options.source());
    this.original = parts.make(saved.part(EncoderTrainer.class));
  }

  @Override
  public Shape latentShape(Shape samples) {
    if (!samples.equals(saved.shape())) {
      throw new IllegalArgumentException(
          "the encoder of "
              + saved.name()
              + " takes samples of "
              + saved.shape()
              + " values, here they have "
              + samples);
    }
    return original.latentShape(samples);
  }

  @Override
  public boolean definesLatentNoise() {
    return original.definesLatentNoise();
  }

  @Override
  public Encoder train(EncoderInput input, Training training) {
    latentShape(input.shape());
    return original.load(saved.weights(EncoderTrainer.class));
  }

  @Override
  public Encoder load(Weights weights) {
    return original.load(weights);
  }
}
