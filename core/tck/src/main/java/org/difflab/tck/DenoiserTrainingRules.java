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
 * What a denoiser's trainer makes of inputs that not every trainer can use.
 *
 * @param trainer the trainer
 * @param unconditional the condition for "no prompt", if one is given in training
 */
record DenoiserTrainingRules(DenoiserTrainer trainer, Optional<Matrix> unconditional) {

  /** Samples that are enough to see whether a size can be trained at all. */
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

  /** Vectors of prompts that are tuned must be finite, of the size of those given, and saved. */
  void tunedVectorsFit(DenoiserExamples examples) {
    Rule rule =
        new Rule("D11", "Return the table of PromptVectors in its order, and save it with weights");
    DenoiserInput input = examples.tunableInput(unconditional);
    DenoiserModel tuning = trained(input);
    if (tuning.tunedVectors().isPresent()) {
      Matrix given = input.vectors().orElseThrow().vectors();
      Matrix tuned = tuning.tunedVectors().get();
      rule.requireFinite(given.rows(), given.columns(), tuned, "the vectors tuned");
      Optional<Matrix> loaded = trainer.load(tuning.weights()).tunedVectors();
      rule.require(loaded.isPresent(), "the denoiser loaded has no vectors");
      rule.requireSame(tuned, loaded.get(), "the vectors loaded");
    }
  }

  /** Latents of one value must be refused by the check or else denoised. */
  void sizesAreChecked(NoiseLevel level) {
    Rule rule =
        new Rule("D12", "Override DenoiserTrainer.check where latents of some sizes do not fit");
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
      throw rule.brokenBy("check takes latents of one value, and then there is " + e, e);
    }
    rule.requireFinite(FEW, 1, estimate, "the estimate of latents of one value");
  }
}
