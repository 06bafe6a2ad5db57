// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import org.difflab.spi.Encoder;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;

/** z = x / σ with one σ for all values. */
final class ScaleEncoder implements Encoder {

  private final Shape shape;
  private final double deviation;

  ScaleEncoder(Shape shape, double deviation) {
    this.shape = shape;
    this.deviation = deviation;
  }

  @Override
  public Shape latentShape() {
    return shape;
  }

  @Override
  public Matrix encode(Matrix samples) {
    return times(1 / deviation, samples.requireColumns(shape.size(), "samples"));
  }

  @Override
  public Matrix decode(Matrix latents) {
    return times(deviation, latents.requireColumns(shape.size(), "latents"));
  }

  private static Matrix times(double factor, Matrix rows) {
    float[] from = rows.values();
    float[] into = new float[from.length];
    for (int i = 0; i < into.length; i++) {
      into[i] = (float) (factor * from[i]);
    }
    return Matrix.wrap(rows.rows(), rows.columns(), into);
  }

  @Override
  public Matrix latentNoise(Matrix noise) {
    return noise.requireColumns(shape.size(), "noise");
  }

  @Override
  public Weights weights() {
    Weights.Builder weights = Weights.builder().array("standard-deviation", deviation);
    SavedShape.put(weights, shape);
    return weights.build();
  }
}
