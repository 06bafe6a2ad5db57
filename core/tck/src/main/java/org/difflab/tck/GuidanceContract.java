// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.difflab.spi.Denoiser;
import org.difflab.spi.Guidance;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules of a {@link Guidance}. It guides the exact denoiser of two Gaussians, one for each
 * prompt.
 *
 * @since 0.1
 */
@ExtendWith(ComponentExceptions.class)
public abstract class GuidanceContract {

  private static final int WIDTH = 4;
  private static final int ROWS = 20;
  private static final int[] STEPS = {1, 10, 20};
  private static final double TOLERANCE = 1e-5;

  /** Returns the guidance to be tested. */
  protected abstract Guidance guidance();

  private final Schedule schedule = new ContractSchedule();
  private final Matrix noisy = Noise.of(12, "contract guidance").gaussian(0, 0, ROWS, WIDTH);
  private final Matrix conditions =
      ContractData.conditions(ContractData.samples(ROWS, WIDTH).prompts());
  private final Matrix none = Matrix.zeros(1, 2);

  /** Means of −1 and 1 under the two prompts, and 0 without one. */
  private static Matrix estimate(Matrix noisy, NoiseLevel level, Matrix conditions) {
    float[] clean = new float[noisy.values().length];
    for (int row = 0; row < noisy.rows(); row++) {
      double mean = (double) conditions.get(row, 1) - conditions.get(row, 0);
      Matrix own = new ContractGaussian(mean, 0.5).at(noisy.slice(row, row + 1), level);
      System.arraycopy(own.values(), 0, clean, row * noisy.columns(), noisy.columns());
    }
    return Matrix.wrap(noisy.rows(), noisy.columns(), clean);
  }

  private Denoiser guided(Guidance guidance) {
    return guidance.guide(GuidanceContract::estimate, Optional.of(none));
  }

  private Matrix guided(NoiseLevel level) {
    return guided(guidance()).denoise(Rules.copy(noisy), level, Rules.copy(conditions));
  }

  @Test
  @DisplayName("G1: the same rows give the same bits, from several threads too")
  void sameInputSameBits() {
    Rule rule =
        new Rule(
            "G1",
            "Guidance is immutable and deterministic: keep state in local variables, and draw no"
                + " random numbers");
    for (int step : STEPS) {
      NoiseLevel level = schedule.level(step);
      rule.requireSame(guided(level), guided(level), "a second estimate at step " + step);
      Denoiser one = guided(guidance());
      Rules.concurrentEqualsSerial(
          rule, "denoise", () -> one.denoise(Rules.copy(noisy), level, Rules.copy(conditions)));
    }
  }

  @Test
  @DisplayName("G2: rows, conditions and the estimates of the denoiser it wraps are left untouched")
  void inputsUntouched() {
    Rule rule = new Rule("G2", "Write to a new array, never to Matrix.values()");
    List<Matrix> given = new ArrayList<>(List.of(Rules.copy(noisy), Rules.copy(conditions), none));
    List<Matrix> copies = new ArrayList<>(given.stream().map(Rules::copy).toList());
    Denoiser recorded =
        (rows, level, prompts) -> {
          Matrix estimate = estimate(rows, level, prompts);
          given.add(estimate);
          copies.add(Rules.copy(estimate));
          return estimate;
        };
    guidance()
        .guide(recorded, Optional.of(none))
        .denoise(given.get(0), schedule.level(10), given.get(1));
    for (int i = 0; i < given.size(); i++) {
      rule.requireSame(
          copies.get(i), given.get(i), "matrix number " + i + " that it was given is changed");
    }
  }

  @Test
  @DisplayName("G3: rows are independent of each other, of their number and order")
  void rowsIndependent() {
    Rule rule = new Rule("G3", "Scale and limit each row by itself, not over the batch");
    for (int step : STEPS) {
      NoiseLevel level = schedule.level(step);
      Denoiser guided = guided(guidance());
      Rules.rowsAreIndependent(
          rule,
          "denoise at step " + step,
          noisy,
          rows -> guided.denoise(Rules.copy(rows), level, conditionsOf(rows)));
    }
  }

  private Matrix conditionsOf(Matrix rows) {
    int[] numbers = new int[rows.rows()];
    for (int row = 0; row < numbers.length; row++) {
      int candidate = 0;
      while (rows.get(row, 0) != noisy.get(candidate, 0)) {
        candidate++;
      }
      numbers[row] = candidate;
    }
    return conditions.select(numbers);
  }

  @Test
  @DisplayName(
      "G4: if a required condition for \"no prompt\" is missing, it is refused at once with a"
          + " message")
  void missingUnconditionalRefused() {
    Rule rule =
        new Rule(
            "G4",
            "guide must throw if needsUnconditional() is true and there is no such condition, and"
                + " must work without one if it is false");
    Guidance guidance = guidance();
    if (guidance.needsUnconditional()) {
      rule.requireRefused(
          IllegalArgumentException.class,
          "guiding without a condition for \"no prompt\"",
          () -> guidance.guide(GuidanceContract::estimate, Optional.empty()));
      return;
    }
    NoiseLevel level = schedule.level(10);
    try {
      Matrix without =
          guidance
              .guide(GuidanceContract::estimate, Optional.empty())
              .denoise(noisy, level, conditions);
      rule.requireSame(guided(level), without, "the estimate without what is not needed");
    } catch (RuntimeException e) {
      throw rule.brokenBy("needsUnconditional() is false, but guiding without one throws " + e, e);
    }
  }

  @Test
  @DisplayName("G5: where the prompt has no influence, the estimate is the denoiser's own")
  void nothingToStrengthen() {
    Rule rule =
        new Rule(
            "G5",
            "guided = unconditional + scale*(conditional - unconditional), where scale 1 has no"
                + " effect");
    for (int step : STEPS) {
      NoiseLevel level = schedule.level(step);
      ContractGaussian deaf = new ContractGaussian(0.3, 0.5);
      Matrix own = deaf.at(noisy, level);
      Matrix found =
          guidance()
              .guide((rows, asked, prompts) -> deaf.at(rows, asked), Optional.of(none))
              .denoise(Rules.copy(noisy), level, Rules.copy(conditions));
      rule.requireFinite(ROWS, WIDTH, found, "the estimate at step " + step);
      for (int i = 0; i < own.values().length; i++) {
        rule.require(
            Math.abs(own.values()[i] - found.values()[i]) <= TOLERANCE,
            "at step "
                + step
                + " the estimate is "
                + found.values()[i]
                + " where the denoiser's is "
                + own.values()[i]);
      }
    }
  }

  @Test
  @DisplayName("G6: estimates are finite, n rows of the width of x_t")
  void estimatesAreFinite() {
    Rule rule = new Rule("G6", "Look for a division by a spread or a norm that can be 0");
    for (int step : STEPS) {
      NoiseLevel level = schedule.level(step);
      rule.requireFinite(ROWS, WIDTH, guided(level), "the estimate at step " + step);
      Matrix flat =
          guided(guidance()).denoise(Matrix.zeros(ROWS, WIDTH), level, Rules.copy(conditions));
      rule.requireFinite(ROWS, WIDTH, flat, "the estimate of rows of 0 at step " + step);
    }
  }

  @Test
  @DisplayName("G7: the denoiser is called at the level given, with a condition for each row")
  void denoiserIsAskedRightly() {
    Rule rule =
        new Rule(
            "G7", "Repeat the row for \"no prompt\" with Matrix.repeat, and pass the level on");
    for (int step : STEPS) {
      NoiseLevel level = schedule.level(step);
      Denoiser checked =
          (rows, asked, prompts) -> {
            rule.requireEqual(level, asked, "the requested level");
            rule.requireEqual(rows.rows(), prompts.rows(), "the number of conditions");
            rule.requireEqual(2, prompts.columns(), "the width of conditions");
            return estimate(rows, asked, prompts);
          };
      guidance()
          .guide(checked, Optional.of(none))
          .denoise(Rules.copy(noisy), level, Rules.copy(conditions));
    }
  }
}
