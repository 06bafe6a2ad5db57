// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

  private record Ramp(int steps) implements Schedule {

    @Override
    public NoiseLevel level(int step) {
      double time = (double) step / steps;
      return new NoiseLevel(time, 1, time);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 199, 200})
  void everyGridFallsFromTheNoisiestLevelToClean(int steps) {
    Schedule schedule = new Ramp(steps);
    for (int count = 1; count <= steps; count++) {
      List<NoiseLevel> grid = schedule.grid(count);
      assertEquals(count + 1, grid.size());
      assertEquals(schedule.level(steps), grid.get(0));
      assertTrue(grid.get(count).isClean());
      for (int i = 1; i <= count; i++) {
        assertTrue(grid.get(i).noise() < grid.get(i - 1).noise());
      }
    }
  }

  @Test
  void gridsTakeTheNearestSteps() {
    List<Double> times = new Ramp(10).grid(4).stream().map(NoiseLevel::time).toList();
    assertEquals(List.of(1.0, 0.8, 0.5, 0.3, 0.0), times);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 11})
  void otherNumbersOfStepsAreRefused(int count) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new Ramp(10).grid(count)).getMessage();
    assertTrue(message.contains("1..10") && message.contains(String.valueOf(count)), message);
  }
}
