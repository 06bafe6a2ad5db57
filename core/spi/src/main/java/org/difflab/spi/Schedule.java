// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * The noise levels of a diffusion: 0 is clean, T = {@link #steps()} the noisiest. A schedule is
 * immutable.
 *
 * <p>Rules that the conformance kit checks:
 *
 * <ul>
 *   <li>S1: level 0 is clean: signal 1, noise 0, time 0
 *   <li>S2: from level to level the signal never rises, the noise never falls, sigma strictly rises
 *   <li>S3: the time of level t is t/T
 *   <li>S4: a grid of N steps, 1 to T, has N+1 levels, falls strictly and ends at clean
 *   <li>S5: steps and grids that do not exist are refused
 *   <li>S6: repeated calls give the same result
 * </ul>
 *
 * @since 0.1
 */
public interface Schedule {

  /** Returns T, the number of steps from the noisiest level to the clean one, at least 1. */
  int steps();

  /**
   * Returns the level of a step.
   *
   * @param step 0 … T
   * @throws IndexOutOfBoundsException if there is no such step
   */
  NoiseLevel level(int step);

  /**
   * Returns the levels that a sampler visits: {@code count + 1} of them, noisiest first, the last
   * one clean. By default level number i is that of step round(T·(count − i)/count).
   *
   * @param count number of sampling steps, 1 … T
   * @throws IllegalArgumentException if there are more steps than levels, or none
   */
  default List<NoiseLevel> grid(int count) {
    if (count < 1 || count > steps()) {
      throw new IllegalArgumentException(
          "steps must lie in 1.." + steps() + ", the schedule's steps; found " + count);
    }
    List<NoiseLevel> grid = new ArrayList<>(count + 1);
    for (int i = count; i >= 0; i--) {
      grid.add(level((int) Math.round((double) steps() * i / count)));
    }
    return List.copyOf(grid);
  }
}
