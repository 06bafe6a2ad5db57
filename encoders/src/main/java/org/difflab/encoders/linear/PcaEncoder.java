// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import org.difflab.spi.Encoder;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.linear.LinearAlgebra;

/**
 * Coordinates along principal components: z_k = (x − mean)·v_k, divided by √λ_k if whitened, and
 * back x = mean + Σ_k z_k v_k, times √λ_k if whitened.
 */
final class PcaEncoder implements Encoder {

  private final PrincipalComponents components;
  private final AffineMap encoding;
  private final AffineMap decoding;

  PcaEncoder(PrincipalComponents components, boolean whiten, LinearAlgebra algebra) {
    this.components = components;
    double[] scales = new double[components.count()];
    for (int k = 0; k < scales.length; k++) {
      scales[k] = whiten ? components.deviation(k) : 1;
    }
    this.encoding = encoding(components, scales, algebra);
    this.decoding = decoding(components, scales, algebra);
  }

  /** The mean is taken off after the product: −mean·M, summed in float64. */
  private static AffineMap encoding(
      PrincipalComponents components, double[] scales, LinearAlgebra algebra) {
    int count = components.count();
    float[] matrix = new float[components.width() * count];
    double[] offset = new double[count];
    for (int column = 0; column < components.width(); column++) {
      for (int k = 0; k < count; k++) {
        float value = (float) (components.direction(k, column) / scales[k]);
        matrix[column * count + k] = value;
        offset[k] -= components.mean(column) * value;
      }
    }
    float[] bias = new float[count];
    for (int k = 0; k < count; k++) {
      bias[k] = (float) offset[k];
    }
    return new AffineMap(algebra.multiplier(Matrix.wrap(components.width(), count, matrix)), bias);
  }

  private static AffineMap decoding(
      PrincipalComponents components, double[] scales, LinearAlgebra algebra) {
    int width = components.width();
    float[] matrix = new float[components.count() * width];
    float[] bias = new float[width];
    for (int column = 0; column < width; column++) {
      bias[column] = (float) components.mean(column);
      for (int k = 0; k < components.count(); k++) {
        matrix[k * width + column] = (float) (components.direction(k, column) * scales[k]);
      }
    }
    return new AffineMap(algebra.multiplier(Matrix.wrap(components.count(), width, matrix)), bias);
  }

  @Override
  public Shape latentShape() {
    return Shape.vector(components.count());
  }

  @Override
  public Matrix encode(Matrix samples) {
    return encoding.apply(samples, "samples");
  }

  @Override
  public Matrix decode(Matrix latents) {
    return decoding.apply(latents, "latents");
  }

  /** {@inheritDoc} Along the components, ε·v_k, whether whitened or not. */
  @Override
  public Matrix latentNoise(Matrix noise) {
    int count = components.count();
    int width = components.width();
    float[] from = noise.requireColumns(width, "noise").values();
    float[] into = new float[Matrix.length(noise.rows(), count)];
    for (int row = 0; row < noise.rows(); row++) {
      for (int k = 0; k < count; k++) {
        double sum = 0;
        for (int column = 0; column < width; column++) {
          sum += (double) from[row * width + column] * components.direction(k, column);
        }
        into[row * count + k] = (float) sum;
      }
    }
    return Matrix.wrap(noise.rows(), count, into);
  }

  @Override
  public Weights weights() {
    return components.weights();
  }
}
