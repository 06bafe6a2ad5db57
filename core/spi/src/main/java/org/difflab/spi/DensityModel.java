// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * A denoiser that returns the exact posterior mean D(x_t) = E[x_0 | x_t] of a density p(x_0 | c)
 * that can be computed. The two are related by Tweedie's formula, ∇ ln p_t(x_t) = (signal·D(x_t) −
 * x_t)/noise² (Efron, "Tweedie's formula and selection bias", 2011).
 *
 * @since 0.1
 */
public interface DensityModel extends DenoiserModel {

  /**
   * Returns ln p_t(x_t | c), in nats, of rows at a noise level: the density of signal·x_0 +
   * noise·ε. At the clean level it is the density of x_0 itself.
   *
   * @param noisy x_t, n×w
   * @param level the noise level t of all rows
   * @param conditions n×c, the embedded prompt of each row
   * @return one logarithm for each row
   * @throws IllegalArgumentException if a width is not that of training, or the numbers of rows
   *     differ
   * @throws InputException if there is no density at this level, as x_0 does not vary in some
   *     direction
   */
  double[] logDensity(Matrix noisy, NoiseLevel level, Matrix conditions);
}
