package org.difflab.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules of a {@link Schedule}. */
public abstract class ScheduleContract {

  /** Returns the schedule to be tested. */
  protected abstract Schedule schedule();

  @Test
  @DisplayName("S1: level 0 is clean: signal 1, noise 0, time 0")
  void levelZeroIsClean() {
    assertEquals(NoiseLevel.CLEAN, schedule().level(0), "S1");
  }

  @Test
  @DisplayName(
      "S2: from level to level the signal never rises, the noise never falls, sigma strictly rises")
  void levelsGrowNoisier() {
    Schedule schedule = schedule();
    for (int step = 1; step <= schedule.steps(); step++) {
      NoiseLevel cleaner = schedule.level(step - 1);
      NoiseLevel noisier = schedule.level(step);
      assertTrue(noisier.signal() <= cleaner.signal(), "S2: the signal rises at step " + step);
      assertTrue(noisier.noise() >= cleaner.noise(), "S2: the noise falls at step " + step);
      assertTrue(noisier.sigma() > cleaner.sigma(), "S2: sigma does not rise at step " + step);
    }
  }

  @Test
  @DisplayName("S3: the time of level t is t/T")
  void timeIsTheShareOfSteps() {
    Schedule schedule = schedule();
    for (int step = 0; step <= schedule.steps(); step++) {
      assertEquals(
          (double) step / schedule.steps(),
          schedule.level(step).time(),
          1e-12,
          "S3: at step " + step);
    }
  }

  @Test
  @DisplayName("S4: a grid of N steps, 1 to T, has N+1 levels, falls strictly and ends at clean")
  void everyGridEndsAtClean() {
    Schedule schedule = schedule();
    for (int count = 1; count <= schedule.steps(); count++) {
      List<NoiseLevel> grid = schedule.grid(count);
      assertEquals(count + 1, grid.size(), "S4: levels of a grid of " + count);
      assertEquals(
          schedule.level(schedule.steps()),
          grid.get(0),
          "S4: a grid of " + count + " begins at the noisiest level");
      assertTrue(grid.get(count).isClean(), "S4: a grid of " + count + " ends at clean");
      for (int i = 1; i <= count; i++) {
        assertTrue(
            grid.get(i).sigma() < grid.get(i - 1).sigma(),
            "S4: a grid of " + count + " does not fall at " + i);
      }
    }
  }

  @Test
  @DisplayName("S5: steps and grids that are not there are refused")
  void refusesWhatIsNotThere() {
    Schedule schedule = schedule();
    assertThrows(IndexOutOfBoundsException.class, () -> schedule.level(-1), "S5");
    assertThrows(IndexOutOfBoundsException.class, () -> schedule.level(schedule.steps() + 1), "S5");
    assertThrows(IllegalArgumentException.class, () -> schedule.grid(0), "S5");
    assertThrows(IllegalArgumentException.class, () -> schedule.grid(schedule.steps() + 1), "S5");
  }

  @Test
  @DisplayName("S6: the same answer each time")
  void answersAreTheSameEachTime() {
    Schedule one = schedule();
    Schedule two = schedule();
    assertEquals(one.grid(one.steps()), two.grid(two.steps()), "S6");
  }
}
