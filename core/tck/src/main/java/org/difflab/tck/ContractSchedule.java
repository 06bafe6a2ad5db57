package org.difflab.tck;

import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;

/**
 * The noise levels on which components are tested: signal = cos(πt/2), noise = sin(πt/2) for even
 * steps of t up to 0.98.
 *
 * @param steps T, at least 1
 */
public record ContractSchedule(int steps) implements Schedule {

  private static final int STEPS = 20;
  private static final double LAST = 0.98;

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if there is no step
   */
  public ContractSchedule {
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, found " + steps);
    }
  }

  /** Makes a schedule of twenty steps. */
  public ContractSchedule() {
    this(STEPS);
  }

  @Override
  public NoiseLevel level(int step) {
    if (step < 0 || step > steps) {
      throw new IndexOutOfBoundsException("step must lie in 0.." + steps + ", found " + step);
    }
    double time = (double) step / steps;
    double angle = Math.PI / 2 * LAST * time;
    return new NoiseLevel(time, Math.cos(angle), Math.sin(angle));
  }
}
