// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.sampler;

import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;

/**
 * One step as a sum: x_to = noisy·x_from + clean·x̂_0 + other·z.
 *
 * @param noisy factor of x_from
 * @param clean factor of the clean estimate made at the level before the step
 * @param other factor of z: fresh noise, or a second clean estimate
 */
record StepFormula(double noisy, double clean, double other) {

  /**
   * Returns r = σ_to/σ_from, where σ = noise/signal: below 1, and 0 where the step ends at clean.
   */
  static double ratio(NoiseLevel from, NoiseLevel to) {
    return to.noise() / from.noise() * (from.signal() / to.signal());
  }

  /**
   * Returns the deterministic step with x̂_0 held fixed: x_to/a_to = r·x_from/a_from + (1−r)·x̂_0.
   *
   * @param second how much of x̂_0 is taken from a second estimate instead: x̂_0 becomes
   *     (1−second)·x̂_0 + second·x̂_0′; may be negative, or above 1
   */
  static StepFormula deterministic(NoiseLevel from, NoiseLevel to, double second) {
    double ratio = ratio(from, to);
    double estimate = to.signal() * (1 - ratio);
    return new StepFormula(
        to.signal() / from.signal() * ratio, estimate * (1 - second), estimate * second);
  }

  /** Returns noisy·x + clean·x̂_0, for a step that needs nothing more. */
  Matrix apply(Matrix x, Matrix estimate) {
    float[] left = x.values();
    float[] right = sameSize(x, estimate).values();
    float[] sum = new float[left.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (float) (noisy * left[i] + clean * right[i]);
    }
    return Matrix.wrap(x.rows(), x.columns(), sum);
  }

  /** Returns noisy·x + clean·x̂_0 + other·z. */
  Matrix apply(Matrix x, Matrix estimate, Matrix z) {
    float[] left = x.values();
    float[] right = sameSize(x, estimate).values();
    float[] third = sameSize(x, z).values();
    float[] sum = new float[left.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (float) (noisy * left[i] + clean * right[i] + other * third[i]);
    }
    return Matrix.wrap(x.rows(), x.columns(), sum);
  }

  private static Matrix sameSize(Matrix x, Matrix other) {
    if (other.rows() != x.rows() || other.columns() != x.columns()) {
      throw new IllegalArgumentException(
          "x_t is "
              + x.rows()
              + "x"
              + x.columns()
              + ", but its clean estimate or noise is "
              + other.rows()
              + "x"
              + other.columns());
    }
    return other;
  }
}
