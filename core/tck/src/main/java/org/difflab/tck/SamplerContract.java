package org.difflab.tck;

import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Sampler;
import org.difflab.spi.SamplingObserver;
import org.difflab.spi.Schedule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules of a {@link Sampler}. It walks along a {@link ContractSchedule} and asks the exact
 * denoiser of a Gaussian.
 */
@ExtendWith(ComponentExceptions.class)
public abstract class SamplerContract {

  private static final int WIDTH = SamplerWalk.WIDTH;
  private static final int ROWS = 20;
  private static final int MANY_ROWS = 2_000;
  private static final int MANY_STEPS = 200;
  private static final ContractGaussian GAUSSIAN = new ContractGaussian(0.5, 0.36);

  /** Whether a sampler draws. */
  protected enum Randomness {
    /** The start is all the noise there is. */
    NONE,
    /** Steps add fresh noise. */
    FRESH_NOISE
  }

  /** Returns the sampler to be tested, with options that take all steps of a schedule. */
  protected abstract Sampler sampler();

  /** Returns whether it draws; one that does not must never ask for noise (rule W8). */
  protected Randomness randomness() {
    return Randomness.FRESH_NOISE;
  }

  /** Returns the least number of steps it can take; it must refuse fewer (rule W7). */
  protected int fewestSteps() {
    return 1;
  }

  /**
   * Returns by how much mean and standard deviation may be off after 200 steps, in standard
   * deviations (rule W9).
   */
  protected double allowance() {
    return 0.1;
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
            "A sampler keeps no state between calls and draws nothing itself: take fresh noise from"
                + " StepNoise, and keep what a run remembers in the call");
    SamplerWalk one = walk();
    rule.requireSame(
        walk().of(ROWS, GAUSSIAN), walk().of(ROWS, GAUSSIAN), "samples of a second sampler");
    Rules.concurrentEqualsSerial(rule, "sample", () -> one.of(ROWS, GAUSSIAN));
  }

  @Test
  @DisplayName("W2: start, estimates and noise are left untouched")
  void inputsUntouched() {
    Rule rule = new Rule("W2", "Write to an array of your own, never to Matrix.values()");
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
        new Rule("W3", "Compute each row by itself, as sizes of steps over the whole batch do not");
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
  @DisplayName("W4: estimates are asked for at levels of the grid alone, and never at clean")
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
                    "an estimate is asked for at " + level + ", on a walk of " + steps + " steps");
                return GAUSSIAN.at(noisy, level);
              });
    }
  }

  @Test
  @DisplayName(
      "W5: any number of steps ends at clean: finite, and at x_0 where the estimate is x_0")
  void everyWalkEndsAtClean() {
    Rule rule =
        new Rule("W5", "With the estimate held fixed, the step to clean ends at the estimate");
    float[] known = {0.25f, -1, 2};
    for (int count = fewestSteps(); count <= schedule.steps(); count++) {
      List<NoiseLevel> levels = schedule.grid(count);
      String what = "samples after " + count + " steps";
      Matrix found =
          walk(levels).of(2, (noisy, level) -> Matrix.ofRows(known).repeat(noisy.rows()));
      rule.requireFinite(2, WIDTH, found, what);
      for (int i = 0; i < found.values().length; i++) {
        rule.require(
            Math.abs(found.values()[i] - known[i % WIDTH]) < 1e-4,
            what + " are " + found.values()[i] + " where x_0 is " + known[i % WIDTH]);
      }
      rule.requireFinite(2, WIDTH, walk(levels).of(2, GAUSSIAN), what);
    }
  }

  @Test
  @DisplayName("W6: the observer is told of each step once, with its level, x_t and the estimate")
  void observerIsTold() {
    Rule rule = new Rule("W6", "Call SamplingObserver.stepping before each step, numbers from 0");
    List<Integer> told = new ArrayList<>();
    sampler()
        .sample(
            walk().start(ROWS),
            grid,
            GAUSSIAN,
            SamplerWalk.fresh(ROWS),
            (step, level, noisy, clean) -> {
              rule.requireEqual(told.size(), step, "the number of a step");
              rule.requireEqual(grid.get(step), level, "the level of step " + step);
              rule.requireSame(GAUSSIAN.at(noisy, level), clean, "the estimate of step " + step);
              told.add(step);
            });
    rule.requireEqual(grid.size() - 1, told.size(), "the number of steps told");
  }

  @Test
  @DisplayName("W7: a grid that does not fall to clean, or has too few steps, is refused")
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
  @DisplayName("W8: fresh noise is asked for by the number of the step, and never if it says so")
  void noiseIsOfItsStep() {
    Rule rule =
        new Rule(
            "W8",
            "Ask for the noise of the step being taken, 0 to N-1; a sampler without fresh noise"
                + " must leave StepNoise alone");
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
                  "noise is asked for step " + step + ", and steps are 0 to " + last);
              asked.add(step);
              return SamplerWalk.fresh(ROWS).at(step);
            },
            SamplingObserver.NONE);
    if (randomness() == Randomness.NONE) {
      rule.require(asked.isEmpty(), "it is said to draw nothing, and asks for noise");
    } else {
      rule.require(!asked.isEmpty(), "it is said to draw fresh noise, and asks for none");
    }
  }

  @Test
  @DisplayName("W9: with the exact denoiser of a Gaussian, samples have its mean and spread")
  void momentsAreThoseOfTheData() {
    Rule rule =
        new Rule(
            "W9",
            "Compare the formula of a step with its source: what is kept of x_t, and how much noise"
                + " is added");
    Schedule fine = new ContractSchedule(MANY_STEPS);
    List<NoiseLevel> levels = fine.grid(MANY_STEPS);
    Matrix found = walk(levels).of(MANY_ROWS, GAUSSIAN);
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
        "the mean is " + (GAUSSIAN.mean() + shift) + " where " + GAUSSIAN.mean() + " is due");
    rule.require(
        Math.abs(spread - due) <= allowance() * due,
        "the standard deviation is " + spread + " where " + due + " is due");
  }

  @Test
  @DisplayName("W10: the grid it walks is of the schedule: from the noisiest level down to clean")
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
}
