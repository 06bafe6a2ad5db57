// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.network;

import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;

/** The noise levels of a schedule, encoded for a network. */
final class Levels {

  private final int steps;
  private final TimeInput time;
  private final int timeWidth;
  private final List<NoiseLevel> levels = new ArrayList<>();
  private final List<UnitLevel> unit = new ArrayList<>();
  private final List<Matrix> timeInputs = new ArrayList<>();

  /**
   * Prepares the levels 1 … T.
   *
   * @param timeFeatures the number of sines and cosines, if the encoding has any
   */
  Levels(Schedule schedule, TimeInput time, int timeFeatures) {
    this.steps = schedule.steps();
    this.time = time;
    this.timeWidth = time.width(timeFeatures);
    for (int step = 1; step <= steps; step++) {
      NoiseLevel level = schedule.level(step);
      levels.add(level);
      unit.add(UnitLevel.of(level));
      timeInputs.add(timeInput(level));
    }
  }

  /** Returns T. */
  int steps() {
    return steps;
  }

  /** Returns the number of values that encode a level. */
  int timeWidth() {
    return timeWidth;
  }

  /** Returns the level of a step, 1 … T. */
  NoiseLevel level(int step) {
    return levels.get(step - 1);
  }

  /** Returns the level of a step, 1 … T, scaled. */
  UnitLevel unit(int step) {
    return unit.get(step - 1);
  }

  /** Returns the encoding of the level of a step, 1 … T. */
  float[] timeInput(int step) {
    return timeInputs.get(step - 1).values();
  }

  /** Returns the encoding of any level, as one row. */
  Matrix timeInput(NoiseLevel level) {
    float[] features = new float[timeWidth];
    time.write(level, steps, features, 0, timeWidth);
    return Matrix.wrap(1, timeWidth, features);
  }

  /** Returns the step, 1 … T, nearest to a level. */
  int nearest(NoiseLevel level) {
    return Math.max(1, Math.min(steps, (int) Math.round(level.time() * steps)));
  }
}
