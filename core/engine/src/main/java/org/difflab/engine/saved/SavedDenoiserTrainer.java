// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.saved;

import jakarta.inject.Inject;
import org.difflab.engine.registry.CanonicalJson;
import org.difflab.engine.registry.Kind;
import org.difflab.engine.registry.PartWriter;
import org.difflab.engine.registry.Registry;
import org.difflab.files.yaml.YamlWriter;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.plugin.Parts;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.Training;

/**
 * Takes the denoiser of an earlier run as it is; with it come the vectors of prompts that were
 * tuned along with it.
 */
public final class SavedDenoiserTrainer implements DenoiserTrainer {

  private final SavedTrial trial;
  private final Shape latents;
  private final int conditionWidth;
  private final DenoiserTrainer original;

  /**
   * Makes the trainer.
   *
   * @throws InputException if the run folder cannot be read, or its denoiser was trained on other
   *     noise levels
   */
  @Inject
  public SavedDenoiserTrainer(
      SavedOptions options, Registry registry, Parts parts, Schedule schedule) {
    this.trial = SavedTrial.of(options);
    SavedDescription description = trial.description(new CanonicalJson(registry));
    Schedule own = parts.make(description.spec().schedule());
    if (!own.grid(own.steps()).equals(schedule.grid(schedule.steps()))) {
      throw new InputException(
          "the denoiser of "
              + trial.name()
              + " was trained on other noise levels; it needs the schedule "
              + new YamlWriter()
                  .line(new PartWriter(registry).write(description.spec().schedule())));
    }
    this.latents = parts.make(description.spec().encoder()).latentShape(description.shape());
    this.conditionWidth = parts.make(description.spec().embedder()).width(description.prompts());
    this.original = parts.make(description.spec().denoiser());
  }

  @Override
  public void check(Shape shape, int width) {
    if (!shape.equals(latents) || width != conditionWidth) {
      throw new IllegalArgumentException(
          "the denoiser of "
              + trial.name()
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
    return original.load(trial.weights(Kind.DENOISER));
  }

  @Override
  public DenoiserModel load(Weights weights) {
    return original.load(weights);
  }
}
