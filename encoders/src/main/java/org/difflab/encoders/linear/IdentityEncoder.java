// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import org.difflab.spi.Encoder;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;

/** Returns samples unchanged. */
final class IdentityEncoder implements Encoder {

  private final Shape shape;

  IdentityEncoder(Shape shape) {
    this.shape = shape;
  }

  @Override
  public Shape latentShape() {
    return shape;
  }

  @Override
  public Matrix encode(Matrix samples) {
    return samples.requireColumns(shape.size(), "samples");
  }

  @Override
  public Matrix decode(Matrix latents) {
    return latents.requireColumns(shape.size(), "latents");
  }

  @Override
  public Matrix latentNoise(Matrix noise) {
    return noise.requireColumns(shape.size(), "noise");
  }

  @Override
  public Weights weights() {
    Weights.Builder weights = Weights.builder();
    SavedShape.put(weights, shape);
    return weights.build();
  }
}
