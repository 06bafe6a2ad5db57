// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

import java.util.List;
import org.difflab.spi.InputException;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;

/**
 * How a judge was trained: everything needed to reproduce it.
 *
 * @param dataset the name of the data set's component, such as "mnist"
 * @param shape the layout of images
 * @param prompts its classes, in the order of their numbers
 * @param data the data set with all its options, as canonical JSON
 * @param checksum of the data
 * @param trainingImages number of images it was trained on
 * @param epochs passes over them
 * @param batch images per step
 * @param learningRate initial learning rate of Adam; cosine decay to 0
 * @param seed determines the initial weights, the order of the images, and those held out
 * @param command the command that reproduces it
 * @param arithmetic the linear algebra that computed it, on which its bits depend
 */
public record JudgeRecipe(
    String dataset,
    Shape shape,
    List<String> prompts,
    String data,
    String checksum,
    int trainingImages,
    int epochs,
    int batch,
    double learningRate,
    long seed,
    String command,
    String arithmetic) {

  /**
   * Checks the prompts, which a file stores as lines.
   *
   * @throws IllegalArgumentException if there are fewer than two, or one has a line break
   */
  public JudgeRecipe {
    prompts = List.copyOf(prompts);
    if (prompts.size() < 2) {
      throw new IllegalArgumentException(
          "a judge needs at least two prompts to distinguish, found " + prompts);
    }
    if (prompts.stream().anyMatch(prompt -> prompt.indexOf('\n') >= 0)) {
      throw new IllegalArgumentException("a prompt of a judge cannot contain a line break");
    }
  }

  void save(Weights.Builder weights) {
    weights
        .text("dataset", dataset)
        .integer("height", shape.height())
        .integer("width", shape.width())
        .integer("channels", shape.channels())
        .text("prompts", String.join("\n", prompts))
        .text("data", data)
        .text("checksum", checksum)
        .integer("training-images", trainingImages)
        .integer("epochs", epochs)
        .integer("batch", batch)
        .text("learning-rate", Double.toString(learningRate))
        .text("seed", Long.toString(seed))
        .text("command", command)
        .text("arithmetic", arithmetic);
  }

  static JudgeRecipe load(Weights weights) {
    try {
      return new JudgeRecipe(
          weights.text("dataset"),
          new Shape(
              weights.integer("height"), weights.integer("width"), weights.integer("channels")),
          List.of(weights.text("prompts").split("\n", -1)),
          weights.text("data"),
          weights.text("checksum"),
          weights.integer("training-images"),
          weights.integer("epochs"),
          weights.integer("batch"),
          Double.parseDouble(weights.text("learning-rate")),
          Long.parseLong(weights.text("seed")),
          weights.text("command"),
          weights.text("arithmetic"));
    } catch (IllegalArgumentException e) {
      throw new InputException("weights: not a judge's recipe: " + e.getMessage(), e);
    }
  }
}
