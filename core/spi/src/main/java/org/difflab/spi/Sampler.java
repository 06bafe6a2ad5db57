// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.List;

/**
 * Generates samples by moving from noise to clean along a grid of levels. A sampler is stateless
 * and takes both levels of every step from the grid; the last level of every grid is clean.
 *
 * <p>Rules that the conformance kit checks:
 *
 * <ul>
 *   <li>W1: the same start, levels and noise give the same bits, from several threads too
 *   <li>W2: start, estimates and noise are left untouched
 *   <li>W3: rows are independent of each other, of their number and order, none included
 *   <li>W4: estimates are requested at levels of the grid alone, and never at clean
 *   <li>W5: any number of steps ends at clean: finite, and at x_0 where the estimate is x_0
 *   <li>W6: the observer is called once for each step, with its level, x_t and the estimate
 *   <li>W7: a grid that does not descend to clean, or has too few steps, is refused
 *   <li>W8: fresh noise is requested by the number of the step, and never by a deterministic
 *       sampler
 *   <li>W9: with the exact denoiser of a Gaussian, samples have its mean and spread
 *   <li>W10: its grid consists of levels of the schedule, from the noisiest down to clean
 *   <li>W11: without fresh noise the exact path is followed, with the order of convergence stated
 * </ul>
 *
 * @since 0.1
 */
public interface Sampler {

  /**
   * Returns the levels that this sampler visits on a schedule, with the number of steps set by its
   * options.
   *
   * @throws IllegalArgumentException if the schedule has too few steps
   */
  List<NoiseLevel> grid(Schedule schedule);

  /**
   * Samples.
   *
   * @param start x_T, n×w: noise·ε of the first level
   * @param grid the levels, noisiest first, the last one clean
   * @param estimate estimates the clean rows
   * @param noise fresh noise for each step
   * @param observer called at each step
   * @return the samples at the last level, n×w
   */
  Matrix sample(
      Matrix start,
      List<NoiseLevel> grid,
      CleanEstimate estimate,
      StepNoise noise,
      SamplingObserver observer);
}
