// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.judge;

import org.difflab.engine.Laboratory;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.metrics.judge.Judge;
import org.difflab.metrics.judge.JudgeExamples;
import org.difflab.metrics.judge.JudgeRecipe;
import org.difflab.metrics.judge.LabelledImages;
import org.difflab.metrics.judge.LenetTrainer;
import org.difflab.metrics.judge.LenetTraining;
import org.difflab.registry.CanonicalJson;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;

/**
 * Trains a judge for a data set.
 *
 * @param dataset its choice, as the value of {@code dataset} in an experiment
 * @param how the training options
 * @param seed determines the initial weights, the order of images and those held out
 */
public record JudgeTraining(String dataset, LenetTraining how, long seed) {

  /** Returns the command that repeats this training, without the output file. */
  public String command() {
    String quoted = dataset.matches("[a-z0-9.-]+") ? dataset : "'" + dataset + "'";
    return "difflab judge train --dataset "
        + quoted
        + " --epochs "
        + how.epochs()
        + " --batch "
        + how.batch()
        + " --learning-rate "
        + how.learningRate()
        + " --seed "
        + seed;
  }

  /**
   * Trains.
   *
   * @throws InputException if the data cannot be read, are not images, or are too few
   */
  public Judge train(Laboratory laboratory, Progress progress) {
    TrainingData data = laboratory.data(dataset, progress);
    requireClasses(data);
    Noise noise = Noise.of(seed, "judge");
    JudgeExamples examples = JudgeExamples.of(data.splits(), noise.forPurpose("validation"));
    if (examples.train().count() < how.batch()) {
      throw new InputException(
          "a batch of "
              + how.batch()
              + " needs as many training images, found "
              + examples.train().count());
    }
    JudgeRecipe recipe =
        new JudgeRecipe(
            data.part().name(),
            data.shape(),
            data.prompts(),
            new CanonicalJson(laboratory.registry()).of(data.part()),
            data.splits().checksum(),
            examples.train().count(),
            how.epochs(),
            how.batch(),
            how.learningRate(),
            seed,
            command(),
            laboratory.device().algebra().description());
    Workers workers = laboratory.device().workers();
    Weights network =
        new LenetTrainer(laboratory.device().algebra(), workers)
            .train(images(data, examples.train()), how, noise, progress);
    return Judge.of(recipe, network, examples.validation(), examples.test(), workers);
  }

  private static void requireClasses(TrainingData data) {
    Judge.requireImages(data.shape());
    if (data.prompts().size() < 2) {
      throw new InputException(
          "a judge distinguishes prompts, and the data set '"
              + data.part().name()
              + "' has only "
              + data.prompts());
    }
    data.prompts().stream()
        .filter(prompt -> prompt.indexOf('\n') >= 0)
        .findFirst()
        .ifPresent(
            prompt -> {
              throw new InputException(
                  "prompt '"
                      + prompt.replace("\n", "\\n")
                      + "' of the data set '"
                      + data.part().name()
                      + "' has a line break, which a judge's file cannot contain");
            });
  }

  private static LabelledImages images(TrainingData data, Samples samples) {
    float[] intensities = samples.values().values().clone();
    for (int i = 0; i < intensities.length; i++) {
      intensities[i] = 0.5f * (intensities[i] + 1f);
    }
    int[] labels = samples.prompts().stream().mapToInt(data.prompts()::indexOf).toArray();
    return new LabelledImages(
        Matrix.wrap(samples.count(), data.shape().size(), intensities),
        data.shape(),
        labels,
        data.prompts().size());
  }
}
