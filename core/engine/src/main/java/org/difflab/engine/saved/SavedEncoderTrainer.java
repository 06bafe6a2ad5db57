// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.saved;

import jakarta.inject.Inject;
import org.difflab.engine.registry.CanonicalJson;
import org.difflab.engine.registry.Kind;
import org.difflab.engine.registry.Registry;
import org.difflab.spi.Encoder;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.plugin.Parts;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;

/** Takes the encoder of an earlier run as it is. */
public final class SavedEncoderTrainer implements EncoderTrainer {

  private final SavedTrial trial;
  private final Shape shape;
  private final EncoderTrainer original;

  /**
   * Makes the trainer.
   *
   * @throws org.difflab.spi.InputException if the run folder cannot be read
   */
  @Inject
  public SavedEncoderTrainer(SavedOptions options, Registry registry, Parts parts) {
    this.trial = SavedTrial.of(options);
    SavedDescription description = trial.description(new CanonicalJson(registry));
    this.shape = description.shape();
    this.original = parts.make(description.spec().encoder());
  }

  @Override
  public Shape latentShape(Shape samples) {
    if (!samples.equals(shape)) {
      throw new IllegalArgumentException(
          "the encoder of "
              + trial.name()
              + " takes samples of "
              + shape
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
    return original.load(trial.weights(Kind.ENCODER));
  }

  @Override
  public Encoder load(Weights weights) {
    return original.load(weights);
  }
}
