// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.difflab.registry.wiring.NotFiniteException;
import org.difflab.spi.Denoiser;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;

/**
 * Fails at the first estimate that is not finite, naming the denoiser and the level, and counts the
 * estimated rows.
 */
record WatchedDenoiser(Denoiser denoiser, String name, LongAdder rows) implements Denoiser {

  @Override
  public Matrix denoise(Matrix noisy, NoiseLevel level, Matrix conditions) {
    rows.add(noisy.rows());
    Matrix clean = denoiser.denoise(noisy, level, conditions);
    if (!clean.isFinite()) {
      throw new NotFiniteException(
          String.format(
              Locale.ROOT,
              "denoiser '%s' returned a value that is not finite at time %.4g (signal %.4g, noise"
                  + " %.4g)",
              name,
              level.time(),
              level.signal(),
              level.noise()));
    }
    return clean;
  }
}
