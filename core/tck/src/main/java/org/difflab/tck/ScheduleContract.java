// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.List;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules of a {@link Schedule}.
 *
 * @since 0.1
 */
@ExtendWith(ComponentExceptions.class)
public abstract class ScheduleContract {

  private static final double TOLERANCE = 1e-12;

  /** Returns the schedule to be tested. */
  protected abstract Schedule schedule();

  @Test
  @DisplayName("S1: level 0 is clean: signal 1, noise 0, time 0")
  void levelZeroIsClean() {
    Rule rule = new Rule("S1", "Return NoiseLevel.CLEAN for step 0");
    rule.requireEqual(NoiseLevel.CLEAN, schedule().level(0), "level 0");
  }

  @Test
  @DisplayName(
      "S2: from level to level the signal never rises, the noise never falls, sigma strictly rises")
  void levelsGrowNoisier() {
    Rule rule = new Rule("S2", "Step 0 is clean and step T the noisiest, not the other way round");
    Schedule schedule = schedule();
    for (int step = 1; step <= schedule.steps(); step++) {
      NoiseLevel cleaner = schedule.level(step - 1);
      NoiseLevel noisier = schedule.level(step);
      rule.require(
          noisier.signal() <= cleaner.signal(),
          "the signal rises at step " + step + ", to " + noisier.signal());
      rule.require(
          noisier.noise() >= cleaner.noise(),
          "the noise falls at step " + step + ", to " + noisier.noise());
      rule.require(
          noisier.sigma() > cleaner.sigma(),
          "noise/signal does not rise at step " + step + ": " + noisier.sigma());
    }
  }

  @Test
  @DisplayName("S3: the time of level t is t/T")
  void timeIsTheShareOfSteps() {
    Rule rule = new Rule("S3", "Create level t with the time t/steps()");
    Schedule schedule = schedule();
    for (int step = 0; step <= schedule.steps(); step++) {
      double due = (double) step / schedule.steps();
      double time = schedule.level(step).time();
      rule.require(
          Math.abs(time - due) <= TOLERANCE,
          "the time of level " + step + " is " + time + " where " + due + " is due");
    }
  }

  @Test
  @DisplayName("S4: a grid of N steps, 1 to T, has N+1 levels, falls strictly and ends at clean")
  void everyGridEndsAtClean() {
    Rule rule = new Rule("S4", "Avoid overriding Schedule.grid(int)");
    Schedule schedule = schedule();
    for (int count = 1; count <= schedule.steps(); count++) {
      String what = "a grid of " + count + " steps";
      List<NoiseLevel> grid = schedule.grid(count);
      rule.require(grid.size() == count + 1, what + " has " + grid.size() + " levels");
      rule.requireEqual(
          schedule.level(schedule.steps()), grid.get(0), "the first level of " + what);
      rule.require(grid.get(count).isClean(), what + " ends at " + grid.get(count));
      for (int i = 1; i <= count; i++) {
        rule.require(
            grid.get(i).sigma() < grid.get(i - 1).sigma(), what + " does not fall at " + i);
      }
    }
  }

  @Test
  @DisplayName("S5: steps and grids that do not exist are refused")
  void refusesWhatIsNotThere() {
    Rule rule = new Rule("S5", "Check the step before computing its level");
    Schedule schedule = schedule();
    int steps = schedule.steps();
    rule.require(steps >= 1, "there are " + steps + " steps");
    rule.requireRefused(IndexOutOfBoundsException.class, "level -1", () -> schedule.level(-1));
    rule.requireRefused(
        IndexOutOfBoundsException.class, "level T+1", () -> schedule.level(steps + 1));
    rule.requireRefused(
        IllegalArgumentException.class, "a grid of no steps", () -> schedule.grid(0));
    rule.requireRefused(
        IllegalArgumentException.class, "a grid of T+1 steps", () -> schedule.grid(steps + 1));
  }

  @Test
  @DisplayName("S6: repeated calls give the same result")
  void answersAreTheSameEachTime() {
    Rule rule =
        new Rule("S6", "A schedule is immutable: compute its levels from its options alone");
    Schedule one = schedule();
    Schedule two = schedule();
    rule.requireEqual(one.steps(), two.steps(), "steps() of a second schedule");
    rule.requireEqual(
        one.grid(one.steps()), two.grid(two.steps()), "the grid of a second schedule");
    rule.requireEqual(one.grid(one.steps()), one.grid(one.steps()), "the grid of a second call");
  }
}
