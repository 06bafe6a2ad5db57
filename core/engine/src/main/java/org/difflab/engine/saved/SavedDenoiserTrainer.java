// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.saved;

import jakarta.inject.Inject;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.plugin.Parts;
import org.difflab.spi.saved.SavedPipeline;
import org.difflab.spi.saved.SavedPipelines;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;

/**
 * Loads the denoiser of an earlier run unchanged, including the vectors of prompts that were tuned
 * together with it.
 */
public final class SavedDenoiserTrainer implements DenoiserTrainer {

  private final SavedPipeline saved;
  private final Shape latents;
  private final int conditionWidth;
  private final DenoiserTrainer original;

  /**
   * Creates the trainer.
   *
   * @throws InputException if the run folder cannot be read, or its denoiser was trained on other
   *     noise levels
   */
  @Inject
  public SavedDenoiserTrainer(
      SavedOptions options, SavedPipelines pipelines, Parts parts, Schedule schedule) {
    this.saved = pipelines.open(options.source());
    Schedule own = parts.make(saved.part(Schedule.class));
    if (!own.grid(own.steps()).equals(schedule.grid(schedule.steps()))) {
      throw new InputException(
          "the denoiser of "
              + saved.name()
              + " was trained on other noise levels; it needs the schedule "
              + saved.text(Schedule.class));
    }
    this.latents = parts.make(saved.part(EncoderTrainer.class)).latentShape(saved.shape());
    this.conditionWidth = parts.make(saved.part(EmbedderTrainer.class)).width(saved.prompts());
    this.original = parts.make(saved.part(DenoiserTrainer.class));
  }

  @Override
  public void check(Shape shape, int width) {
    if (!shape.equals(latents) || width != conditionWidth) {
      throw new IllegalArgumentException(
          "the denoiser of "
              + saved.name()
              + " takes latents of "
              + latents
              + " values and conditions of "
              + conditionWidth
              + ", here they have "
              + shape
              + " and "
              + width);
    }
    original.check(shape, width);
  }

  @Override
  public void checkBetweenLevels() {
    original.checkBetweenLevels();
  }

  @Override
  public DenoiserModel train(DenoiserInput input, Training training) {
    check(input.shape(), input.conditions().columns());
    return original.load(saved.weights(DenoiserTrainer.class));
  }

  @Override
  public DenoiserModel load(Weights weights) {
    return original.load(weights);
  }
}
