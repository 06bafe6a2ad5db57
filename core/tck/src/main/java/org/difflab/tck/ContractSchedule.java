package org.difflab.tck;

import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Schedule;

/**
 * The noise levels on which denoisers are tested: signal = cos(πt/2), noise = sin(πt/2) for twenty
 * even steps of t up to 0.98.
 */
public record ContractSchedule() implements Schedule {

  private static final int STEPS = 20;
  private static final double LAST = 0.98;

  @Override
  public int steps() {
    return STEPS;
  }

  @Override
  public NoiseLevel level(int step) {
    if (step < 0 || step > STEPS) {
      throw new IndexOutOfBoundsException("step must lie in 0.." + STEPS + ", found " + step);
    }
    double time = (double) step / STEPS;
    double angle = Math.PI / 2 * LAST * time;
    return new NoiseLevel(time, Math.cos(angle), Math.sin(angle));
  }
}
