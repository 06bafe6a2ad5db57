package org.difflab.spi;

import java.util.List;

/**
 * Walks samples from noise to clean along a grid of levels. A sampler keeps no state between calls,
 * is told both levels of every step and never guesses one; the last level of every grid is clean.
 */
public interface Sampler {

  /**
   * Returns the levels this sampler will walk through on a schedule: as many as its options ask
   * for.
   *
   * @throws IllegalArgumentException if the schedule has too few steps
   */
  List<NoiseLevel> grid(Schedule schedule);

  /**
   * Samples.
   *
   * @param start x_T, n×w: noise·ε of the first level
   * @param grid the levels, noisiest first, the last one clean
   * @param estimate what to ask for clean rows
   * @param noise fresh noise for each step
   * @param observer told of each step
   * @return the samples at the last level, n×w
   */
  Matrix sample(
      Matrix start,
      List<NoiseLevel> grid,
      CleanEstimate estimate,
      StepNoise noise,
      SamplingObserver observer);
}
