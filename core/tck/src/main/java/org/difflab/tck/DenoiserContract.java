// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.difflab.spi.Denoiser;
import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;
import org.difflab.spi.training.Checkpoints;
import org.difflab.spi.training.DenoiserInput;
import org.difflab.spi.training.DenoiserTrainer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules of a {@link Denoiser} and its trainer. It is trained on two Gaussians, one for each
 * prompt, and on one Gaussian whose best estimate is known, over the levels of each kind of {@link
 * ContractSchedule}.
 *
 * <p>A component with a long training should be tested with fewer steps; most rules share one
 * training.
 *
 * @since 0.1
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(ComponentExceptions.class)
public abstract class DenoiserContract {

  private static final int[] STEPS = {1, 10, 20};

  /** Returns the trainer to be tested, for a schedule. */
  protected abstract DenoiserTrainer trainer(Schedule schedule);

  /**
   * Returns the same trainer with other threads, or empty if it uses only the calling thread (rule
   * D13 is then skipped).
   */
  protected Optional<DenoiserTrainer> trainer(Schedule schedule, Workers workers) {
    return Optional.empty();
  }

  /**
   * Returns whether a condition for "no prompt" is given in training; a trainer that cannot use one
   * must refuse it (rule D9).
   */
  protected boolean withUnconditional() {
    return true;
  }

  /**
   * Returns the layout of the latents on which it is tested; a vector by default. Override this for
   * a denoiser of images only. It must refuse other latents (rule D12).
   */
  protected Shape latentShape() {
    return Shape.vector(6);
  }

  /**
   * Returns the number of samples on which the trainer is tested; an even number of at least 64.
   */
  protected int sampleCount() {
    return 600;
  }

  /**
   * Returns the factor by which the error of an estimate may exceed that without a denoiser (rule
   * D8); 1.02 by default, more for a network that is trained only briefly.
   */
  protected double allowance() {
    return 1.02;
  }

  /** Returns whether what it trains depends on the seed (rule D14). */
  protected TrainingRandomness randomness() {
    return TrainingRandomness.SEEDED;
  }

  /**
   * Returns the relative amount by which the mean squared error of an estimate may exceed that of
   * E[x_0 | x_t] on Gaussian data (rule D15): 0.1 by default, more for a network that is trained
   * only briefly, infinite for a denoiser that reproduces its training samples instead of their
   * distribution.
   */
  protected double accuracy() {
    return 0.1;
  }

  private final ContractSchedule schedule = new ContractSchedule();
  private final DenoiserExamples examples = DenoiserExamples.of(latentShape(), sampleCount());
  private final int count = examples.count();
  private final int width = examples.width();
  private final Matrix clean = examples.clean();
  private final Matrix conditions = examples.conditions();
  private final Map<ContractSchedule, DenoiserModel> shared = new HashMap<>();

  private Optional<Matrix> unconditional() {
    return withUnconditional() ? Optional.of(DenoiserExamples.noPrompt()) : Optional.empty();
  }

  private DenoiserTrainingRules training() {
    return new DenoiserTrainingRules(trainer(schedule), unconditional());
  }

  /** Returns the training data; their conditions are checked for changes. */
  private DenoiserInput input() {
    return new DenoiserInput(latentShape(), clean, conditions, unconditional());
  }

  private DenoiserModel trained(DenoiserTrainer trainer) {
    return trainer.train(input(), Rules.training(Checkpoints.NONE));
  }

  private DenoiserModel trained() {
    return trained(schedule);
  }

  private DenoiserModel trained(ContractSchedule levels) {
    return shared.computeIfAbsent(levels, unused -> trained(trainer(levels)));
  }

  private void requireSameEstimates(Rule rule, Denoiser due, Denoiser found, String what) {
    for (int step : STEPS) {
      NoiseLevel level = schedule.level(step);
      rule.requireSame(
          due.denoise(examples.noisy(level), level, conditions),
          found.denoise(examples.noisy(level), level, conditions),
          "the estimate of " + what + " at step " + step);
    }
  }

  @Test
  @DisplayName("D1: the same seed and data give the same bits")
  void sameSeedSameBits() {
    Rule rule =
        new Rule(
            "D1",
            "Draw every random number from Training.noise(), and sum in an order that does not"
                + " depend on threads or hash codes");
    requireSameEstimates(rule, trained(), trained(trainer(schedule)), "a second training");
  }

  @Test
  @DisplayName("D2: a denoiser restored from its weights gives the same bits")
  void savedAndLoadedSameBits() {
    Rule rule =
        new Rule("D2", "Save everything that denoise uses in weights(), and restore it in load");
    DenoiserModel denoiser = trained();
    requireSameEstimates(
        rule, denoiser, trainer(schedule).load(denoiser.weights()), "the loaded denoiser");
  }

  @Test
  @DisplayName("D3: inputs are left untouched")
  void inputsUntouched() {
    Rule rule = new Rule("D3", "Write to a new array, never to Matrix.values()");
    DenoiserModel denoiser = trained();
    NoiseLevel level = schedule.level(10);
    Matrix noisy = examples.noisy(level);
    Matrix given = Rules.copy(conditions);
    Rules.inputsAreUntouched(
        rule, "denoise", List.of(noisy, given), () -> denoiser.denoise(noisy, level, given));
    rule.requireSame(
        ContractData.samples(count, width).values(), clean, "latents given to train are changed");
    rule.requireSame(examples.conditions(), conditions, "conditions given to train are changed");
  }

  @Test
  @DisplayName("D4: rows are independent of each other, of their number and order")
  void rowsIndependent() {
    Rule rule =
        new Rule(
            "D4",
            "Compute each row by itself: no mean over the batch, and no product whose sums depend"
                + " on the number of rows");
    DenoiserModel denoiser = trained();
    for (int step : STEPS) {
      NoiseLevel level = schedule.level(step);
      Rules.rowsAreIndependent(
          rule,
          "denoise at step " + step,
          SideBySide.join(examples.noisy(level), conditions),
          rows ->
              denoiser.denoise(
                  SideBySide.columns(rows, 0, width),
                  level,
                  SideBySide.columns(rows, width, width + 2)));
    }
  }

  @Test
  @DisplayName("D5: concurrent calls give the same result as a single one")
  void concurrentEqualsSerial() {
    Rule rule =
        new Rule("D5", "A trained model is immutable: keep buffers in the call, not in fields");
    DenoiserModel denoiser = trained();
    NoiseLevel level = schedule.level(10);
    Matrix noisy = examples.noisy(level);
    Rules.concurrentEqualsSerial(
        rule, "denoise", () -> denoiser.denoise(Rules.copy(noisy), level, conditions));
  }

  @Test
  @DisplayName(
      "D6: rows or conditions of another width, and numbers of rows that differ, are refused")
  void wrongSizesRefused() {
    Rule rule = new Rule("D6", "Begin denoise with Matrix.requireColumns and compare the rows");
    DenoiserModel denoiser = trained();
    NoiseLevel level = schedule.level(10);
    Matrix two = conditions.slice(0, 2);
    rule.requireRefused(
        IllegalArgumentException.class,
        "denoising rows of width " + (width + 1),
        () -> denoiser.denoise(Matrix.zeros(2, width + 1), level, two));
    rule.requireRefused(
        IllegalArgumentException.class,
        "denoising under conditions of width 3",
        () -> denoiser.denoise(Matrix.zeros(2, width), level, Matrix.zeros(2, 3)));
    rule.requireRefused(
        IllegalArgumentException.class,
        "denoising 3 rows under 2 conditions",
        () -> denoiser.denoise(Matrix.zeros(3, width), level, two));
  }

  @Test
  @DisplayName("D7: as the noise vanishes, the estimate approaches x_t/signal")
  void nearIdentityWithoutNoise() {
    Rule rule =
        new Rule(
            "D7",
            "denoise returns clean rows, not noise: turn a prediction of the noise into"
                + " (x_t - noise*prediction)/signal");
    for (ContractSchedule levels : ContractSchedule.ofEachKind()) {
      NoiseLevel level = levels.level(1);
      Matrix estimate = trained(levels).denoise(examples.noisy(level), level, conditions);
      rule.requireFinite(count, width, estimate, "the estimate");
      double error = Rules.meanSquare(estimate, clean);
      double limit = 2 * level.sigma() * level.sigma();
      rule.require(
          error <= limit,
          "the mean squared error at noise/signal "
              + level.sigma()
              + " of "
              + levels.words()
              + " is "
              + error
              + ", above "
              + limit);
    }
  }

  @Test
  @DisplayName("D8: the estimate is nearer to the clean rows than x_t/signal and zero are")
  void betterThanNothing() {
    Rule rule =
        new Rule(
            "D8",
            "The best estimate is the mean of x_0 given x_t; an estimate worse than x_t/signal or 0"
                + " has a wrong sign, scale or level, or too little training: see allowance()");
    for (ContractSchedule levels : ContractSchedule.ofEachKind()) {
      for (int step : STEPS) {
        requireBetterThanNothing(rule, levels, step);
      }
    }
  }

  private void requireBetterThanNothing(Rule rule, ContractSchedule levels, int step) {
    NoiseLevel level = levels.level(step);
    String where = "at step " + step + " of " + levels.words();
    Matrix estimate = trained(levels).denoise(examples.noisy(level), level, conditions);
    rule.requireFinite(count, width, estimate, "the estimate " + where);
    double error = Rules.meanSquare(estimate, clean);
    double untouched = level.sigma() * level.sigma();
    double zero = Rules.meanSquare(Matrix.zeros(count, width), clean);
    double limit = allowance() * Math.min(untouched, zero);
    rule.require(
        error <= limit, "the mean squared error " + where + " is " + error + ", above " + limit);
  }

  @Test
  @DisplayName(
      "D9: the condition for \"no prompt\" works like any other, or is refused in training")
  void unconditionalWorks() {
    if (withUnconditional()) {
      requireEstimatesWithoutPrompt();
    } else {
      training().noPromptIsRefused(examples);
    }
  }

  private void requireEstimatesWithoutPrompt() {
    Rule rule =
        new Rule(
            "D9",
            "Train with some prompts replaced by DenoiserInput.unconditional(), or override"
                + " withUnconditional() and refuse it");
    NoiseLevel level = schedule.level(10);
    Matrix none = DenoiserExamples.noPrompt().repeat(count);
    Matrix estimate = trained().denoise(examples.noisy(level), level, none);
    rule.requireFinite(count, width, estimate, "the estimate without a prompt");
    double zero = Rules.meanSquare(Matrix.zeros(count, width), clean);
    double error = Rules.meanSquare(estimate, clean);
    rule.require(
        error < zero,
        "without a prompt the mean squared error is " + error + ", that of 0 is " + zero);
  }

  @Test
  @DisplayName("D10: training that is stopped and resumed ends with the same bits")
  void stoppedAndResumedSameBits() {
    Rule rule =
        new Rule(
            "D10",
            "Offer everything that the following steps depend on, and resume from"
                + " Training.checkpoints().latest(); or offer nothing");
    DenoiserModel resumed =
        Rules.stoppedAndResumed(rule, training -> trainer(schedule).train(input(), training));
    requireSameEstimates(rule, trained(), resumed, "a training that was stopped and resumed");
  }

  @Test
  @DisplayName("D11: tuned vectors are finite, have the size of those given, and are saved")
  void tunedVectorsFit() {
    training().tunedVectorsFit(examples);
  }

  @Test
  @DisplayName("D12: sizes that cannot be denoised are refused before training, others are trained")
  void sizesAreChecked() {
    trainer(schedule).check(latentShape(), 2);
    training().sizesAreChecked(schedule.level(10));
  }

  @Test
  @DisplayName("D13: results do not depend on the number of threads")
  void threadsChangeNothing() {
    Rule rule =
        new Rule(
            "D13",
            "Divide work with Workers.mapBlocks, and sum its results in the order of their list");
    Optional<DenoiserTrainer> serial = trainer(schedule, ContractWorkers.SERIAL);
    Optional<DenoiserTrainer> parallel = trainer(schedule, ContractWorkers.PARALLEL);
    Assumptions.assumeTrue(
        serial.isPresent() && parallel.isPresent(), "D13: it uses no threads of Workers");
    requireSameEstimates(
        rule, trained(serial.get()), trained(parallel.get()), "a training on four threads");
  }

  @Test
  @DisplayName("D14: another seed changes what is trained, unless training draws nothing")
  void seedCounts() {
    DenoiserModel other = trainer(schedule).train(input(), Rules.trainingWithAnotherSeed());
    Rules.seedCounts("D14", randomness(), estimates(trained()), estimates(other));
  }

  private List<Matrix> estimates(Denoiser denoiser) {
    List<Matrix> estimates = new ArrayList<>();
    for (int step : STEPS) {
      NoiseLevel level = schedule.level(step);
      estimates.add(denoiser.denoise(examples.noisy(level), level, conditions));
    }
    return estimates;
  }

  @Test
  @DisplayName("D15: on Gaussian data estimates are near E[x_0 | x_t], on every kind of schedule")
  void nearTheExactEstimate() {
    Rule rule =
        new Rule(
            "D15",
            "Look for a missing division by level.signal(), a wrongly scaled noise, or a formula"
                + " that is valid only for signal^2 + noise^2 = 1; for a network that is trained"
                + " only briefly, override accuracy()");
    ExactGaussian gaussian = new ExactGaussian(latentShape());
    DenoiserExamples known =
        new DenoiserExamples(latentShape(), gaussian.samples("contract Gaussian", sampleCount()));
    for (ContractSchedule levels : ContractSchedule.ofEachKind()) {
      DenoiserModel denoiser =
          trainer(levels).train(known.input(unconditional()), Rules.training(Checkpoints.NONE));
      gaussian.requireNear(rule, denoiser, levels, accuracy());
    }
  }
}
