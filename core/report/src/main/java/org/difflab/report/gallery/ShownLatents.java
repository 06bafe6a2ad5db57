// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import org.difflab.spi.Encoder;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;

/**
 * Converts x_t to samples for pictures: divides it by √(signal² + noise²), which is 1 if the
 * variance is preserved and keeps x_t in range if it grows, and decodes it.
 */
public final class ShownLatents {

  private static final double NEARLY = 1e-6;

  private ShownLatents() {}

  /** Returns noised latents as samples for pictures. */
  public static Matrix decoded(Encoder encoder, Matrix latents, NoiseLevel level) {
    double length = Math.hypot(level.signal(), level.noise());
    return encoder.decode(Math.abs(length - 1) < NEARLY ? latents : scaled(latents, 1 / length));
  }

  /** Returns noised latents scaled back to signal 1 and decoded, so that x_0 is their mean. */
  static Matrix atSignalOne(Encoder encoder, Matrix latents, NoiseLevel level) {
    return encoder.decode(scaled(latents, 1 / level.signal()));
  }

  private static Matrix scaled(Matrix matrix, double factor) {
    float[] values = matrix.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (factor * values[i]);
    }
    return Matrix.wrap(matrix.rows(), matrix.columns(), values);
  }
}
