// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import jakarta.inject.Inject;
import org.difflab.spi.Encoder;
import org.difflab.spi.InputException;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;

/**
 * Measures the standard deviation σ of all values of all training samples about their common mean,
 * so that latents divided by it have variance 1 taken together; nothing is subtracted. If all
 * values are equal, σ is taken to be 1. Source: Rombach et al. 2022, "High-resolution image
 * synthesis with latent diffusion models", section G.
 */
public final class ScaleTrainer implements EncoderTrainer {

  private static final String DEVIATION = "standard-deviation";

  private final Workers workers;

  /** Creates the trainer. */
  @Inject
  public ScaleTrainer(Workers workers) {
    this.workers = workers;
  }

  @Override
  public Shape latentShape(Shape samples) {
    return samples;
  }

  @Override
  public boolean definesLatentNoise() {
    return true;
  }

  @Override
  public Encoder train(EncoderInput input, Training training) {
    ColumnMoments moments = ColumnMoments.of(input.samples().values(), workers, "scale");
    double deviation = Math.sqrt(overallVariance(moments));
    return new ScaleEncoder(input.shape(), deviation > 0 ? deviation : 1);
  }

  /** σ² = mean over the columns of variance_j + (mean_j − overall mean)². */
  private static double overallVariance(ColumnMoments moments) {
    double[] means = moments.mean();
    double overall = 0;
    for (double mean : means) {
      overall += mean / means.length;
    }
    double sum = 0;
    for (int column = 0; column < means.length; column++) {
      double distance = means[column] - overall;
      sum += moments.variance()[column] + distance * distance;
    }
    return sum / means.length;
  }

  @Override
  public Encoder load(Weights weights) {
    double deviation = SavedShape.array(weights, DEVIATION, 1)[0];
    if (!(deviation > 0)) {
      throw new InputException("weights: '" + DEVIATION + "' must be above 0, found " + deviation);
    }
    return new ScaleEncoder(SavedShape.read(weights), deviation);
  }
}
