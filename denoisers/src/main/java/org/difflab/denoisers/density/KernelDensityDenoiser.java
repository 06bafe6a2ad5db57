// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.density;

import org.difflab.denoisers.ideal.IdealDenoiser;
import org.difflab.spi.DensityModel;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Weights;

/**
 * E[x_0 | x_t] where x_0 is a training row plus h·N(0, I): with a = signal, s = noise and r² = s² +
 * a²h², x_t is a times a row plus r·N(0, I), so the rows' posterior mean m under noise r is the
 * ideal denoiser's, and E[x_0 | x_t] = m + (a·h²/r²)(x_t − a·m).
 *
 * @param rows the ideal denoiser of the training rows
 * @param bandwidth h
 */
record KernelDensityDenoiser(IdealDenoiser rows, double bandwidth) implements DensityModel {

  static final String ROWS = "rows";
  static final String BANDWIDTH = "bandwidth";

  @Override
  public Matrix denoise(Matrix noisy, NoiseLevel level, Matrix conditions) {
    if (level.isClean()) {
      return rows.denoise(noisy, level, conditions);
    }
    NoiseLevel wider = wider(level);
    float[] means = rows.denoise(noisy, wider, conditions).values();
    double gain = level.signal() * bandwidth * bandwidth / (wider.noise() * wider.noise());
    float[] clean = new float[means.length];
    for (int i = 0; i < clean.length; i++) {
      clean[i] = (float) (means[i] + gain * (noisy.values()[i] - level.signal() * means[i]));
    }
    return Matrix.wrap(noisy.rows(), noisy.columns(), clean);
  }

  @Override
  public double[] logDensity(Matrix noisy, NoiseLevel level, Matrix conditions) {
    NoiseLevel wider = wider(level);
    if (wider.isClean()) {
      throw new InputException(
          "a density estimate of bandwidth 0 is made of single points, which have no density");
    }
    return rows.logDensity(noisy, wider, conditions);
  }

  /** Returns the level with noise r. */
  private NoiseLevel wider(NoiseLevel level) {
    double spread = Math.hypot(level.noise(), level.signal() * bandwidth);
    return new NoiseLevel(level.time(), level.signal(), spread);
  }

  @Override
  public Weights weights() {
    return Weights.builder().part(ROWS, rows.weights()).array(BANDWIDTH, bandwidth).build();
  }
}
