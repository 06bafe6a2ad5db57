// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.network;

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
 * Fits the parameters of a network, for all noise levels together or for each by itself.
 *
 * @param plan what is trained, and how
 * @param network what is fitted
 * @param levels the noise levels
 * @param input latents and conditions
 * @param base the denoiser whose error it learns, if there is one
 */
record NetworkFit(
    NetworkTraining.Plan plan,
    DenoisingNetwork network,
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
    if (plan.options().startFrom().isEmpty()) {
      return fit(plan.name(), fresh(training), 1, levels.steps(), trainer, training);
    }
    // The same circumstances as if it were trained alone, so that it is the same network.
    Training before =
        new Training(
            training.noise(), training.progress(), training.checkpoints().forPart("start"));
    DenoiserModel earlier = parts.make(plan.options().startFrom().get()).train(input, before);
    return fit(
        plan.name(),
        parameters(earlier),
        1,
        levels.steps(),
        trainer,
        training.forPart("continued"));
  }

  private float[] parameters(DenoiserModel earlier) {
    try {
      return NetworkDenoiser.parameters(network, earlier.weights()).get(0);
    } catch (InputException e) {
      throw new InputException(
          "start-from must be of type "
              + plan.name()
              + ", with the same layers and inputs: "
              + e.getMessage(),
          e);
    }
  }

  /** Fits a network to each level, in the order of the levels. */
  List<Fitted> eachLevel(NetworkTrainer trainer, Workers workers, Training training) {
    try (Progress.Stage stage =
        training.progress().begin(plan.name() + " of each level", levels.steps())) {
      return workers.map(
          levels.steps(),
          number -> {
            int step = number + 1;
            Training part = training.forPart("level-" + step);
            Training quiet = new Training(part.noise(), Progress.SILENT, part.checkpoints());
            Fitted fitted =
                fit(plan.name() + " of step " + step, fresh(quiet), step, step, trainer, quiet);
            stage.advance(1);
            return fitted;
          });
    }
  }

  private float[] fresh(Training training) {
    float[] start = network.network().initialParameters(training.noise().forPurpose("start"));
    return input
        .vectors()
        .filter(table -> network.prompt().isPresent())
        .map(
            table ->
                network.network().withTable(start, network.inputs().condition(), table.vectors()))
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
            plan.augmentation(),
            plan.options().target(),
            plan.options().weighting(),
            plan.options().promptDropout(),
            base,
            firstStep,
            lastStep);
    return trainer.train(
        title,
        network.network(),
        start,
        new DenoisingObjective(network, input, levels, task, training.noise()),
        plan.options().training().orSteps(DEFAULT_STEPS),
        training);
  }
}
