// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import java.util.Arrays;
import org.difflab.spi.Encoder;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;

/** z_j = (x_j − mean_j) / deviation_j for each value of a sample. */
final class StandardizeEncoder implements Encoder {

  private final Shape shape;
  private final double[] mean;
  private final double[] deviation;
  private final double[] inverse;

  StandardizeEncoder(Shape shape, double[] mean, double[] deviation) {
    this.shape = shape;
    this.mean = mean;
    this.deviation = deviation;
    this.inverse = Arrays.stream(deviation).map(value -> 1 / value).toArray();
  }

  @Override
  public Shape latentShape() {
    return shape;
  }

  @Override
  public Matrix encode(Matrix samples) {
    float[] from = samples.requireColumns(shape.size(), "samples").values();
    float[] into = new float[from.length];
    int columns = shape.size();
    for (int start = 0; start < from.length; start += columns) {
      for (int column = 0; column < columns; column++) {
        into[start + column] = (float) ((from[start + column] - mean[column]) * inverse[column]);
      }
    }
    return Matrix.wrap(samples.rows(), columns, into);
  }

  @Override
  public Matrix decode(Matrix latents) {
    float[] from = latents.requireColumns(shape.size(), "latents").values();
    float[] into = new float[from.length];
    int columns = shape.size();
    for (int start = 0; start < from.length; start += columns) {
      for (int column = 0; column < columns; column++) {
        into[start + column] = (float) (from[start + column] * deviation[column] + mean[column]);
      }
    }
    return Matrix.wrap(latents.rows(), columns, into);
  }

  /** Returns the mean of one value of a sample. */
  double mean(int column) {
    return mean[column];
  }

  /** Returns what one value of a sample is divided by. */
  double deviation(int column) {
    return deviation[column];
  }

  @Override
  public Matrix latentNoise(Matrix noise) {
    return noise.requireColumns(shape.size(), "noise");
  }

  @Override
  public Weights weights() {
    Weights.Builder weights =
        Weights.builder().array("mean", mean).array("standard-deviation", deviation);
    SavedShape.put(weights, shape);
    return weights.build();
  }
}
