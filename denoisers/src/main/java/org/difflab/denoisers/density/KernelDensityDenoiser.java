package org.difflab.denoisers.density;

import org.difflab.spi.DenoiserModel;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.training.Weights;

/**
 * E[x_0 | x_t] where x_0 is a training row plus h·N(0, I): with a = signal, s = noise and r² = s² +
 * a²h², x_t is a times a row plus r·N(0, I), so the rows' posterior mean m under noise r is the
 * ideal denoiser's, and E[x_0 | x_t] = m + (a·h²/r²)(x_t − a·m).
 *
 * @param rows the ideal denoiser of the training rows
 * @param bandwidth h
 */
record KernelDensityDenoiser(DenoiserModel rows, double bandwidth) implements DenoiserModel {

  static final String ROWS = "rows";
  static final String BANDWIDTH = "bandwidth";

  @Override
  public Matrix denoise(Matrix noisy, NoiseLevel level, Matrix conditions) {
    if (level.isClean()) {
      return rows.denoise(noisy, level, conditions);
    }
    double spread = Math.hypot(level.noise(), level.signal() * bandwidth);
    NoiseLevel wider = new NoiseLevel(level.time(), level.signal(), spread);
    float[] means = rows.denoise(noisy, wider, conditions).values();
    double gain = level.signal() * bandwidth * bandwidth / (spread * spread);
    float[] clean = new float[means.length];
    for (int i = 0; i < clean.length; i++) {
      clean[i] = (float) (means[i] + gain * (noisy.values()[i] - level.signal() * means[i]));
    }
    return Matrix.wrap(noisy.rows(), noisy.columns(), clean);
  }

  @Override
  public Weights weights() {
    return Weights.builder().part(ROWS, rows.weights()).array(BANDWIDTH, bandwidth).build();
  }
}
