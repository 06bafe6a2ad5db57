// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * A denoiser that knows the distribution whose posterior means it returns: D(x_t) = E[x_0 | x_t]
 * exactly for a density p(x_0 | c) that can be computed. By Tweedie's formula both agree, ∇ ln
 * p_t(x_t) = (signal·D(x_t) − x_t)/noise² (Efron, "Tweedie's formula and selection bias", 2011).
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
   * @throws IllegalArgumentException if a width or the number of rows is not what was trained
   * @throws InputException if there is no density at this level, as x_0 does not vary in some
   *     direction
   */
  double[] logDensity(Matrix noisy, NoiseLevel level, Matrix conditions);
}
