// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.distribution;

import java.util.ArrayList;
import java.util.List;
import org.difflab.data.generated.GeneratedSplits;
import org.difflab.spi.Dataset;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.SplitSizes;
import org.difflab.spi.Splits;

/**
 * Independent points drawn from a known distribution; sample i has prompt i modulo the number of
 * prompts.
 */
abstract class PointDataset implements Dataset {

  private final GeneratedSplits splits;
  private final List<String> prompts;
  private final Shape shape;

  PointDataset(GeneratedSplits splits, List<String> prompts, int dimensions) {
    this.splits = splits;
    this.prompts = prompts;
    this.shape = Shape.vector(dimensions);
  }

  /** Draws one point, float64, from the random numbers of its index alone. */
  abstract void draw(Noise noise, long index, double[] point);

  @Override
  public final Shape shape() {
    return shape;
  }

  @Override
  public final List<String> prompts() {
    return prompts;
  }

  @Override
  public final SplitSizes sizes() {
    return splits.sizes(prompts);
  }

  @Override
  public final Splits load(Progress progress) {
    return splits.generate(this::points);
  }

  private Samples points(Noise noise, int count) {
    int dimensions = shape.size();
    float[] values = new float[Matrix.length(count, dimensions)];
    List<String> shown = new ArrayList<>(count);
    double[] point = new double[dimensions];
    for (int index = 0; index < count; index++) {
      draw(noise, index, point);
      for (int axis = 0; axis < dimensions; axis++) {
        values[index * dimensions + axis] = (float) point[axis];
      }
      shown.add(prompts.get(index % prompts.size()));
    }
    return new Samples(Matrix.wrap(count, dimensions, values), shown);
  }
}
