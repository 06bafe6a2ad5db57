// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * A denoiser with fixed conditions, which a sampler calls to estimate the clean rows.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface CleanEstimate {

  /** Returns the estimate of x_0 (n×w) for x_t (n×w) at a level. */
  Matrix at(Matrix noisy, NoiseLevel level);
}
