// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.List;
import org.difflab.spi.CleanEstimate;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;

/**
 * The best possible estimate if all values of x_0 are independent and N(m, v): E[x_0 | x_t] = m +
 * a·v/(a²v + s²)·(x_t − a·m), with a = signal and s = noise.
 *
 * @param mean m
 * @param variance v, above 0
 */
record ContractGaussian(double mean, double variance) implements CleanEstimate {

  @Override
  public Matrix at(Matrix noisy, NoiseLevel level) {
    double signal = level.signal();
    double gain = signal * variance / (signal * signal * variance + level.noise() * level.noise());
    float[] clean = new float[noisy.values().length];
    for (int i = 0; i < clean.length; i++) {
      clean[i] = (float) (mean + gain * (noisy.values()[i] - signal * mean));
    }
    return Matrix.wrap(noisy.rows(), noisy.columns(), clean);
  }

  /**
   * Returns the end of the probability flow for rows at a level: x_0 = m + √(v/(a²v + s²))·(x_t −
   * a·m), the solution of dy/dσ = (y − E[x_0 | x_t])/σ with y = x_t/a and σ = s/a.
   */
  Matrix flowedToClean(Matrix noisy, NoiseLevel level) {
    double signal = level.signal();
    double gain =
        Math.sqrt(variance / (signal * signal * variance + level.noise() * level.noise()));
    float[] clean = new float[noisy.values().length];
    for (int i = 0; i < clean.length; i++) {
      clean[i] = (float) (mean + gain * (noisy.values()[i] - signal * mean));
    }
    return Matrix.wrap(noisy.rows(), noisy.columns(), clean);
  }

  /** Returns the result of DDIM: Euler's method on the same equation, step by step of a grid. */
  Matrix ddim(Matrix start, List<NoiseLevel> grid) {
    Matrix current = start;
    for (int step = 0; step < grid.size() - 1; step++) {
      NoiseLevel from = grid.get(step);
      NoiseLevel to = grid.get(step + 1);
      Matrix clean = at(current, from);
      float[] values = new float[current.values().length];
      for (int i = 0; i < values.length; i++) {
        double scaled = current.values()[i] / from.signal();
        double slope = (scaled - clean.values()[i]) / from.sigma();
        values[i] = (float) (to.signal() * (scaled + (to.sigma() - from.sigma()) * slope));
      }
      current = Matrix.wrap(current.rows(), current.columns(), values);
    }
    return current;
  }
}
