// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.reference;

import java.util.List;
import java.util.random.RandomGenerator;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.linear.ColumnMoments;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Samples;

/**
 * Random samples instead of generated ones. Images have pixels uniform in [−1, 1]; other data are
 * independent normal numbers with the mean and the standard deviation of each column of the
 * training samples.
 */
final class RandomSamples {

  private static final Noise NOISE = Noise.of(0, "random samples");

  private RandomSamples() {}

  /** Draws one sample for each prompt of a list. */
  static SubstituteSamples like(List<String> prompts, TrainingData data) {
    return data.shape().isImage()
        ? new SubstituteSamples(
            "images of uniform noise", uniform(prompts, data.shape().size()), data.splits())
        : new SubstituteSamples(
            "Gaussian noise with the mean and spread of each column",
            gaussian(prompts, data),
            data.splits());
  }

  private static Samples uniform(List<String> prompts, int width) {
    float[] values = new float[Matrix.length(prompts.size(), width)];
    for (int row = 0; row < prompts.size(); row++) {
      RandomGenerator random = NOISE.generator(row, 0);
      for (int column = 0; column < width; column++) {
        values[row * width + column] = 2 * random.nextFloat() - 1;
      }
    }
    return new Samples(Matrix.wrap(prompts.size(), width, values), prompts);
  }

  private static Samples gaussian(List<String> prompts, TrainingData data) {
    ColumnMoments moments = ColumnMoments.of(data.splits().train().values());
    int width = moments.means().length;
    float[] values = NOISE.gaussian(0, 0, prompts.size(), width).values().clone();
    for (int i = 0; i < values.length; i++) {
      int column = i % width;
      values[i] = (float) (moments.means()[column] + moments.deviations()[column] * values[i]);
    }
    return new Samples(Matrix.wrap(prompts.size(), width, values), prompts);
  }
}
