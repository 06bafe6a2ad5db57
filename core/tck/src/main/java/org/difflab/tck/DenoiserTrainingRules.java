// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.Optional;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;

/**
 * Rules for inputs that not every denoiser trainer can use.
 *
 * @param trainer the trainer
 * @param unconditional the condition for "no prompt", if one is given in training
 */
record DenoiserTrainingRules(DenoiserTrainer trainer, Optional<Matrix> unconditional) {

  /** Number of samples sufficient to test whether a size can be trained. */
  private static final int FEW = 64;

  private DenoiserModel trained(DenoiserInput input) {
    return trainer.train(input, Rules.training(Checkpoints.NONE));
  }

  /** The condition for "no prompt" must be refused. */
  void noPromptIsRefused(DenoiserExamples examples) {
    Rule rule =
        new Rule(
            "D9",
            "A trainer that cannot use a condition for \"no prompt\" must refuse it with a"
                + " message");
    try {
      trained(examples.input(Optional.of(DenoiserExamples.noPrompt())));
    } catch (InputException | IllegalArgumentException e) {
      rule.requireMessage(e, "training with a condition for \"no prompt\"");
      return;
    }
    throw rule.brokenBy("training with a condition for \"no prompt\" is not refused");
  }

  /** Tuned vectors of prompts must be finite, have the size of those given, and be saved. */
  void tunedVectorsFit(DenoiserExamples examples) {
    Rule rule =
        new Rule("D11", "Return the table of PromptVectors in its order, and save it with weights");
    DenoiserInput input = examples.tunableInput(unconditional);
    DenoiserModel tuning = trained(input);
    if (tuning.tunedVectors().isPresent()) {
      Matrix given = input.vectors().orElseThrow().vectors();
      Matrix tuned = tuning.tunedVectors().get();
      rule.requireFinite(given.rows(), given.columns(), tuned, "the tuned vectors");
      Optional<Matrix> loaded = trainer.load(tuning.weights()).tunedVectors();
      rule.require(loaded.isPresent(), "the loaded denoiser has no vectors");
      rule.requireSame(tuned, loaded.get(), "the loaded vectors");
    }
  }

  /** Latents of one value must either be refused by the check or be denoised. */
  void sizesAreChecked(NoiseLevel level) {
    Rule rule =
        new Rule(
            "D12", "Override DenoiserTrainer.check if latents of some sizes cannot be denoised");
    Shape narrow = Shape.vector(1);
    try {
      trainer.check(narrow, 2);
    } catch (IllegalArgumentException e) {
      rule.requireMessage(e, "latents of one value");
      return;
    }
    DenoiserInput input = DenoiserExamples.of(narrow, FEW).input(unconditional);
    Matrix estimate;
    try {
      estimate = trained(input).denoise(input.latents(), level, input.conditions());
    } catch (RuntimeException e) {
      throw rule.brokenBy("check accepts latents of one value, but training throws " + e, e);
    }
    rule.requireFinite(FEW, 1, estimate, "the estimate of latents of one value");
  }
}
