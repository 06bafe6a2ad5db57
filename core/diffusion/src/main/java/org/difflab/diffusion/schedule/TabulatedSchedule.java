// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.schedule;

import java.util.List;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;

/** A schedule with a table of precomputed levels. */
abstract class TabulatedSchedule implements Schedule {

  private final List<NoiseLevel> levels;

  /**
   * Checks and keeps the levels.
   *
   * @param levels level 0, clean, to level T
   * @throws IllegalArgumentException if neighbouring levels cannot be distinguished
   */
  TabulatedSchedule(List<NoiseLevel> levels) {
    this.levels = List.copyOf(levels);
    requireRising(this.levels);
  }

  private static void requireRising(List<NoiseLevel> levels) {
    for (int step = 1; step < levels.size(); step++) {
      NoiseLevel lower = levels.get(step - 1);
      NoiseLevel upper = levels.get(step);
      if (upper.signal() > lower.signal()
          || upper.noise() < lower.noise()
          || upper.sigma() <= lower.sigma()) {
        throw new IllegalArgumentException(
            "each level must be noisier than the one before: levels "
                + (step - 1)
                + " and "
                + step
                + " of "
                + (levels.size() - 1)
                + " have noise/signal "
                + lower.sigma()
                + " and "
                + upper.sigma());
      }
    }
  }

  @Override
  public final int steps() {
    return levels.size() - 1;
  }

  @Override
  public final NoiseLevel level(int step) {
    if (step < 0 || step > steps()) {
      throw new IndexOutOfBoundsException("step must lie in 0.." + steps() + ", found " + step);
    }
    return levels.get(step);
  }
}
