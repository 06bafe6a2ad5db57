// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics;

import org.difflab.spi.Encoder;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;

/**
 * An encoder that multiplies every value.
 *
 * @param latentShape of samples and latents alike
 * @param in the factor of encoding
 * @param out the factor of decoding; 1/in loses nothing
 */
record ScaledEncoder(Shape latentShape, float in, float out) implements Encoder {

  @Override
  public Matrix encode(Matrix samples) {
    return times(samples, in);
  }

  @Override
  public Matrix decode(Matrix latents) {
    return times(latents, out);
  }

  private static Matrix times(Matrix matrix, float factor) {
    float[] values = matrix.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return Matrix.wrap(matrix.rows(), matrix.columns(), values);
  }

  @Override
  public Weights weights() {
    return Weights.none();
  }
}
