// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.mlp;

import java.util.List;
import java.util.Optional;
import org.difflab.neural.training.NetworkTrainer;
import org.difflab.neural.training.NetworkTrainer.Fitted;
import org.difflab.spi.Denoiser;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Progress;
import org.difflab.spi.Workers;
import org.difflab.spi.plugin.Parts;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.Training;

/**
 * Fits the parameters of a perceptron, for all noise levels together or for each by itself.
 *
 * @param options how
 * @param perceptron what is fitted
 * @param levels the noise levels
 * @param input latents and conditions
 * @param base the denoiser of whose estimate it learns the error, if there is one
 */
record PerceptronFit(
    MlpTrainer.Options options,
    Perceptron perceptron,
    Levels levels,
    DenoiserInput input,
    Optional<Denoiser> base) {

  private static final int DEFAULT_STEPS = 5000;

  /**
   * Fits one network to all levels.
   *
   * @throws InputException if what it is to start from has other layers
   */
  Fitted allLevels(NetworkTrainer trainer, Parts parts, Training training) {
    if (options.startFrom().isEmpty()) {
      return fit("mlp", fresh(training), 1, levels.steps(), trainer, training);
    }
    // The same circumstances as if it were trained alone, so that it is the same network.
    Training before =
        new Training(
            training.noise(), training.progress(), training.checkpoints().forPart("start"));
    DenoiserModel earlier = parts.make(options.startFrom().get()).train(input, before);
    return fit(
        "mlp", parameters(earlier), 1, levels.steps(), trainer, training.forPart("continued"));
  }

  private float[] parameters(DenoiserModel earlier) {
    try {
      return MlpDenoiser.parameters(perceptron, earlier.weights()).get(0);
    } catch (InputException e) {
      throw new InputException(
          "start-from must be an mlp with the same layers and inputs: " + e.getMessage(), e);
    }
  }

  /** Fits a network to each level, in the order of the levels. */
  List<Fitted> eachLevel(NetworkTrainer trainer, Workers workers, Training training) {
    try (Progress.Stage stage = training.progress().begin("mlp of each level", levels.steps())) {
      return workers.map(
          levels.steps(),
          number -> {
            int step = number + 1;
            Training part = training.forPart("level-" + step);
            Training quiet = new Training(part.noise(), Progress.SILENT, part.checkpoints());
            Fitted fitted = fit("mlp of step " + step, fresh(quiet), step, step, trainer, quiet);
            stage.advance(1);
            return fitted;
          });
    }
  }

  private float[] fresh(Training training) {
    float[] start = perceptron.network().initialParameters(training.noise().forPurpose("start"));
    return input
        .vectors()
        .filter(table -> perceptron.prompt().isPresent())
        .map(
            table -> perceptron.network().withTable(start, perceptron.condition(), table.vectors()))
        .orElse(start);
  }

  private Fitted fit(
      String title,
      float[] start,
      int firstStep,
      int lastStep,
      NetworkTrainer trainer,
      Training training) {
    DenoisingObjective.Task task =
        new DenoisingObjective.Task(
            options.target(),
            options.weighting(),
            options.promptDropout(),
            base,
            firstStep,
            lastStep);
    return trainer.train(
        title,
        perceptron.network(),
        start,
        new DenoisingObjective(perceptron, input, levels, task, training.noise()),
        options.training().orSteps(DEFAULT_STEPS),
        training);
  }
}
