// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Sampler;
import org.difflab.spi.SamplingObserver;
import org.difflab.spi.Schedule;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules of a {@link Sampler}. It is run on each kind of {@link ContractSchedule} with the exact
 * denoiser of a Gaussian.
 *
 * @since 0.1
 */
@ExtendWith(ComponentExceptions.class)
public abstract class SamplerContract {

  private static final int WIDTH = SamplerWalk.WIDTH;
  private static final int ROWS = 20;
  private static final int MANY_ROWS = 2_000;
  private static final int MANY_STEPS = 200;
  private static final int COARSE = 50;

  /** Errors within the rounding of float32. */
  private static final double EXACT = 1e-5;

  /** How far the order between two numbers of steps may be below the stated one. */
  private static final double ORDER_TOLERANCE = 0.5;

  private static final ContractGaussian GAUSSIAN = new ContractGaussian(0.5, 0.36);

  /** Whether a sampler draws random numbers. */
  protected enum Randomness {
    /** The start is the only noise. */
    NONE,
    /** Steps add fresh noise. */
    FRESH_NOISE
  }

  /** Returns the sampler to be tested, with options that take all steps of a schedule. */
  protected abstract Sampler sampler();

  /**
   * Returns whether it draws fresh noise; a deterministic sampler must never request noise (rule
   * W8).
   */
  protected Randomness randomness() {
    return Randomness.FRESH_NOISE;
  }

  /** Returns the minimum number of steps; it must refuse fewer (rule W7). */
  protected int fewestSteps() {
    return 1;
  }

  /**
   * Returns the allowed error of mean and standard deviation after 200 steps, in standard
   * deviations (rule W9).
   */
  protected double allowance() {
    return 0.1;
  }

  /**
   * Returns the order of convergence of a sampler without fresh noise (rule W11): with twice as
   * many steps the error falls to about 2^−order.
   */
  protected int order() {
    return 1;
  }

  /**
   * Returns the factor by which the error of a sampler without fresh noise may exceed that of DDIM
   * with the same number of steps (rule W11).
   */
  protected double errorFactor() {
    return 1.5;
  }

  private final Schedule schedule = new ContractSchedule();
  private final List<NoiseLevel> grid = schedule.grid(schedule.steps());

  private SamplerWalk walk() {
    return walk(grid);
  }

  private SamplerWalk walk(List<NoiseLevel> levels) {
    return new SamplerWalk(sampler(), levels);
  }

  @Test
  @DisplayName("W1: the same start, levels and noise give the same bits, from several threads too")
  void sameInputSameBits() {
    Rule rule =
        new Rule(
            "W1",
            "A sampler is stateless and draws no random numbers itself: take fresh noise from"
                + " StepNoise, and keep state in local variables");
    SamplerWalk one = walk();
    rule.requireSame(
        walk().of(ROWS, GAUSSIAN), walk().of(ROWS, GAUSSIAN), "samples of a second sampler");
    Rules.concurrentEqualsSerial(rule, "sample", () -> one.of(ROWS, GAUSSIAN));
  }

  @Test
  @DisplayName("W2: start, estimates and noise are left untouched")
  void inputsUntouched() {
    Rule rule = new Rule("W2", "Write to a new array, never to Matrix.values()");
    List<Matrix> given = new ArrayList<>();
    List<Matrix> copies = new ArrayList<>();
    Matrix start = handed(walk().start(ROWS), given, copies);
    sampler()
        .sample(
            start,
            grid,
            (noisy, level) -> handed(GAUSSIAN.at(noisy, level), given, copies),
            step -> handed(SamplerWalk.fresh(ROWS).at(step), given, copies),
            SamplingObserver.NONE);
    for (int i = 0; i < given.size(); i++) {
      rule.requireSame(
          copies.get(i), given.get(i), "matrix number " + i + " that it was given is changed");
    }
  }

  private static Matrix handed(Matrix matrix, List<Matrix> given, List<Matrix> copies) {
    given.add(matrix);
    copies.add(Rules.copy(matrix));
    return matrix;
  }

  @Test
  @DisplayName("W3: rows are independent of each other, of their number and order, none included")
  void rowsIndependent() {
    Rule rule =
        new Rule("W3", "Compute each row by itself: step sizes must not depend on the whole batch");
    Matrix start = walk().start(ROWS);
    Rules.rowsAreIndependent(
        rule,
        "sample",
        SamplerWalk.numbered(start),
        rows -> walk().fromNumbered(rows, ROWS, GAUSSIAN));
    Matrix none = walk().from(start.slice(0, 0), GAUSSIAN);
    rule.requireFinite(0, WIDTH, none, "samples of no rows");
  }

  @Test
  @DisplayName("W4: estimates are requested at levels of the grid alone, and never at clean")
  void asksOnTheGrid() {
    Rule rule =
        new Rule("W4", "Take both levels of a step from the grid; the last one needs no estimate");
    for (int count = fewestSteps(); count <= schedule.steps(); count++) {
      List<NoiseLevel> levels = schedule.grid(count);
      int steps = count;
      walk(levels)
          .of(
              2,
              (noisy, level) -> {
                rule.require(
                    levels.contains(level) && !level.isClean(),
                    "an estimate is requested at " + level + ", with " + steps + " steps");
                return GAUSSIAN.at(noisy, level);
              });
    }
  }

  @Test
  @DisplayName(
      "W5: any number of steps ends at clean: finite, and at x_0 where the estimate is x_0")
  void everyWalkEndsAtClean() {
    Rule rule =
        new Rule(
            "W5",
            "With a fixed estimate, the last step must end at the estimate; if the sampler needs"
                + " more steps, override fewestSteps()");
    for (ContractSchedule levels : ContractSchedule.ofEachKind()) {
      for (int count = fewestSteps(); count <= levels.steps(); count++) {
        requireEndsAtClean(
            rule, levels.grid(count), "samples after " + count + " steps of " + levels.words());
      }
    }
  }

  private void requireEndsAtClean(Rule rule, List<NoiseLevel> levels, String what) {
    float[] known = {0.25f, -1, 2};
    Matrix found = walk(levels).of(2, (noisy, level) -> Matrix.ofRows(known).repeat(noisy.rows()));
    rule.requireFinite(2, WIDTH, found, what);
    for (int i = 0; i < found.values().length; i++) {
      rule.require(
          Math.abs(found.values()[i] - known[i % WIDTH]) < 1e-4,
          what + " are " + found.values()[i] + " where x_0 is " + known[i % WIDTH]);
    }
    rule.requireFinite(2, WIDTH, walk(levels).of(2, GAUSSIAN), what);
  }

  @Test
  @DisplayName(
      "W6: the observer is called once for each step, with its level, x_t and the estimate")
  void observerIsTold() {
    Rule rule = new Rule("W6", "Call SamplingObserver.stepping before each step, numbers from 0");
    List<Integer> observed = new ArrayList<>();
    sampler()
        .sample(
            walk().start(ROWS),
            grid,
            GAUSSIAN,
            SamplerWalk.fresh(ROWS),
            (step, level, noisy, clean) -> {
              rule.requireEqual(observed.size(), step, "the number of a step");
              rule.requireEqual(grid.get(step), level, "the level of step " + step);
              rule.requireSame(GAUSSIAN.at(noisy, level), clean, "the estimate of step " + step);
              observed.add(step);
            });
    rule.requireEqual(grid.size() - 1, observed.size(), "the number of steps observed");
  }

  @Test
  @DisplayName("W7: a grid that does not descend to clean, or has too few steps, is refused")
  void wrongGridsRefused() {
    Rule rule = new Rule("W7", "Check the grid before the first step");
    NoiseLevel high = schedule.level(20);
    NoiseLevel low = schedule.level(5);
    List<List<NoiseLevel>> wrong =
        new ArrayList<>(
            List.of(
                List.of(),
                List.of(NoiseLevel.CLEAN),
                List.of(high, low),
                List.of(low, high, NoiseLevel.CLEAN)));
    if (fewestSteps() > 1) {
      wrong.add(schedule.grid(fewestSteps() - 1));
    }
    for (List<NoiseLevel> levels : wrong) {
      rule.requireRefused(
          IllegalArgumentException.class,
          "sampling along " + levels,
          () -> walk(levels).from(Matrix.zeros(1, WIDTH), GAUSSIAN));
    }
  }

  @Test
  @DisplayName(
      "W8: fresh noise is requested by the number of the step, and never by a deterministic"
          + " sampler")
  void noiseIsOfItsStep() {
    Rule rule =
        new Rule(
            "W8",
            "Request the noise of the current step, 0 to N-1; a sampler without fresh noise must"
                + " not use StepNoise and must override randomness() to return Randomness.NONE");
    int last = grid.size() - 2;
    List<Integer> asked = new ArrayList<>();
    sampler()
        .sample(
            walk().start(ROWS),
            grid,
            GAUSSIAN,
            step -> {
              rule.require(
                  step >= 0 && step <= last,
                  "noise is requested for step " + step + ", and steps are 0 to " + last);
              asked.add(step);
              return SamplerWalk.fresh(ROWS).at(step);
            },
            SamplingObserver.NONE);
    if (randomness() == Randomness.NONE) {
      rule.require(asked.isEmpty(), "randomness() is NONE, but it requests noise");
    } else {
      rule.require(
          !asked.isEmpty(), "randomness() states that it draws fresh noise, but it requests none");
    }
  }

  @Test
  @DisplayName("W9: with the exact denoiser of a Gaussian, samples have its mean and spread")
  void momentsAreThoseOfTheData() {
    Rule rule =
        new Rule(
            "W9",
            "Compare the formula of a step with its source: the factor of x_t, and how much noise"
                + " is added; for a coarse sampler, override allowance()");
    for (ContractSchedule fine : ContractSchedule.ofEachKind(MANY_STEPS)) {
      requireMoments(rule, fine.words(), walk(fine.grid(MANY_STEPS)).of(MANY_ROWS, GAUSSIAN));
    }
  }

  private void requireMoments(Rule rule, String schedule, Matrix found) {
    double sum = 0;
    double squares = 0;
    for (float value : found.values()) {
      sum += value - GAUSSIAN.mean();
      squares += (value - GAUSSIAN.mean()) * (value - GAUSSIAN.mean());
    }
    double shift = sum / found.values().length;
    double spread = Math.sqrt(squares / found.values().length - shift * shift);
    double due = Math.sqrt(GAUSSIAN.variance());
    rule.require(
        Math.abs(shift) <= allowance() * due,
        "the mean on "
            + schedule
            + " is "
            + (GAUSSIAN.mean() + shift)
            + " where "
            + GAUSSIAN.mean()
            + " is due");
    rule.require(
        Math.abs(spread - due) <= allowance() * due,
        "the standard deviation on " + schedule + " is " + spread + " where " + due + " is due");
  }

  @Test
  @DisplayName("W10: its grid consists of levels of the schedule, from the noisiest down to clean")
  void gridIsOfTheSchedule() {
    Rule rule = new Rule("W10", "Return Schedule.grid of as many steps as the options ask for");
    List<NoiseLevel> levels = sampler().grid(schedule);
    rule.require(levels.size() >= 2, "the grid is " + levels);
    rule.requireEqual(schedule.level(schedule.steps()), levels.get(0), "the first level");
    rule.require(
        levels.get(levels.size() - 1).isClean(),
        "the grid ends at " + levels.get(levels.size() - 1));
    for (int i = 1; i < levels.size(); i++) {
      rule.require(
          levels.get(i).sigma() < levels.get(i - 1).sigma(), "noise/signal does not fall at " + i);
    }
  }

  @Test
  @DisplayName(
      "W11: without fresh noise the exact path is followed, with the order of convergence stated")
  void convergesToTheExactPath() {
    Assumptions.assumeTrue(randomness() == Randomness.NONE, "W11: it adds fresh noise");
    Rule rule =
        new Rule(
            "W11",
            "Check the signs and weights of earlier or further estimates in a step; override"
                + " order() if the sampler converges more slowly, errorFactor() if its error is a"
                + " larger multiple of DDIM's");
    for (ContractSchedule levels : ContractSchedule.ofEachKind(COARSE)) {
      double error = error(levels);
      List<NoiseLevel> grid = levels.grid(levels.steps());
      double ddim = distance(levels, GAUSSIAN.ddim(walk(grid).start(ROWS), grid));
      rule.require(
          error <= errorFactor() * ddim + EXACT,
          "after "
              + COARSE
              + " steps of "
              + levels.words()
              + " the error is "
              + error
              + ", that of DDIM "
              + ddim);
      requireOrder(rule, levels.kind());
    }
  }

  private void requireOrder(Rule rule, ContractSchedule.Kind kind) {
    ContractSchedule coarse = new ContractSchedule(kind, MANY_STEPS);
    double error = error(coarse);
    double finer = error(new ContractSchedule(kind, 2 * MANY_STEPS));
    double order = Math.log(error / finer) / Math.log(2);
    rule.require(
        finer <= EXACT || order >= order() - ORDER_TOLERANCE,
        String.format(
            Locale.ROOT,
            "with %d instead of %d steps of %s the error falls from %.3g to %.3g, which is order"
                + " %.2f but order() states %d",
            2 * MANY_STEPS,
            MANY_STEPS,
            coarse.words(),
            error,
            finer,
            order,
            order()));
  }

  private double error(ContractSchedule levels) {
    return distance(levels, walk(levels.grid(levels.steps())).of(ROWS, GAUSSIAN));
  }

  /** Returns the root mean square distance to the end of the exact path. */
  private double distance(ContractSchedule levels, Matrix found) {
    List<NoiseLevel> walked = levels.grid(levels.steps());
    Matrix start = walk(walked).start(ROWS);
    return Math.sqrt(Rules.meanSquare(found, GAUSSIAN.flowedToClean(start, walked.get(0))));
  }
}
