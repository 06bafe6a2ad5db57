// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.sampler;

import java.util.List;
import java.util.OptionalDouble;
import org.difflab.spi.CleanEstimate;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Sampler;
import org.difflab.spi.SamplingObserver;
import org.difflab.spi.Schedule;
import org.difflab.spi.StepNoise;

/** The loop shared by all samplers; each defines a step between two noisy levels. */
abstract class SteppingSampler implements Sampler {

  private final SteppingOptions options;

  SteppingSampler(SteppingOptions options) {
    this.options = options;
  }

  /** The state of one run. */
  interface Run {

    /**
     * Performs a step between two noisy levels.
     *
     * @param step number of the step
     * @param noisy x at the level before the step
     * @param clean the estimate of x_0 made there
     * @return x at the level after the step
     */
    Matrix step(int step, Matrix noisy, Matrix clean);
  }

  /** Starts a run. */
  abstract Run begin(List<NoiseLevel> grid, CleanEstimate estimate, StepNoise noise);

  @Override
  public final List<NoiseLevel> grid(Schedule schedule) {
    return schedule.grid(options.steps().orElse(schedule.steps()));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the grid has no step, does not end at clean, or its σ does
   *     not fall at every step
   */
  @Override
  public final Matrix sample(
      Matrix start,
      List<NoiseLevel> grid,
      CleanEstimate estimate,
      StepNoise noise,
      SamplingObserver observer) {
    requireFalling(grid);
    OptionalDouble clip = options.clip();
    CleanEstimate limited = clip.isPresent() ? limit(estimate, clip.getAsDouble()) : estimate;
    Run run = begin(grid, limited, noise);
    Matrix current = start;
    for (int step = 0; step < grid.size() - 1; step++) {
      Matrix clean = limited.at(current, grid.get(step));
      observer.stepping(step, grid.get(step), current, clean);
      current = grid.get(step + 1).isClean() ? clean : run.step(step, current, clean);
    }
    return current;
  }

  private static void requireFalling(List<NoiseLevel> grid) {
    if (grid.size() < 2 || !grid.get(grid.size() - 1).isClean()) {
      throw new IllegalArgumentException(
          "a grid needs at least one step and must end at clean, found " + grid);
    }
    for (int step = 0; step < grid.size() - 1; step++) {
      if (!(grid.get(step + 1).sigma() < grid.get(step).sigma())) {
        throw new IllegalArgumentException(
            "noise/signal must fall at every step, found "
                + grid.get(step).sigma()
                + " followed by "
                + grid.get(step + 1).sigma()
                + " at step "
                + step);
      }
    }
  }

  private static CleanEstimate limit(CleanEstimate estimate, double bound) {
    float most = (float) bound;
    return (noisy, level) -> {
      Matrix clean = estimate.at(noisy, level);
      float[] values = clean.values();
      float[] limited = new float[values.length];
      for (int i = 0; i < limited.length; i++) {
        limited[i] = Math.max(-most, Math.min(most, values[i]));
      }
      return Matrix.wrap(clean.rows(), clean.columns(), limited);
    };
  }
}
