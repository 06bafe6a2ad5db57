// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.util.List;
import java.util.Locale;
import org.difflab.files.text.PromptChoice;
import org.difflab.files.text.Spelling;
import org.difflab.metrics.judge.Accuracy;
import org.difflab.metrics.judge.Judge;
import org.difflab.metrics.judge.JudgeRecipe;

/** Formats a judge for the terminal. */
final class JudgeText {

  private JudgeText() {}

  /** Returns how a judge was made and how often it is right. */
  static List<String> lines(Judge judge) {
    JudgeRecipe recipe = judge.recipe();
    return List.of(
        String.format(
            Locale.ROOT,
            "LeNet-5 for '%s': images of %s, %s, %,d parameters",
            recipe.dataset(),
            recipe.shape(),
            Spelling.counted(recipe.prompts().size(), "prompt"),
            judge.parameters()),
        "prompts: " + PromptChoice.named(recipe.prompts()),
        String.format(
            Locale.ROOT,
            "trained on %,d images in %s of batches of %d, Adam with learning rate %s and cosine"
                + " schedule, seed %d",
            recipe.trainingImages(),
            Spelling.counted(recipe.epochs(), "epoch"),
            recipe.batch(),
            recipe.learningRate(),
            recipe.seed()),
        "validation accuracy: " + of(judge.validationAccuracy()),
        "test accuracy: " + of(judge.testAccuracy()),
        "data: " + recipe.data(),
        "data checksum: " + recipe.checksum(),
        "arithmetic: " + recipe.arithmetic(),
        "command: " + recipe.command());
  }

  /** Returns an accuracy in percent and in images. */
  static String of(Accuracy accuracy) {
    return accuracy.images() == 0
        ? "unknown, as there were no images"
        : String.format(
            Locale.ROOT,
            "%.2f %% (%,d of %,d images)",
            100 * accuracy.share(),
            accuracy.right(),
            accuracy.images());
  }
}
