// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import jakarta.inject.Inject;
import org.difflab.spi.Encoder;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.EncoderTrainer;
import org.difflab.spi.training.Training;

/**
 * Measures, in float64, mean and standard deviation of each value over the training samples, the
 * variance divided by n. Where a value is constant its deviation is taken to be 1. So does
 * StandardScaler of scikit-learn.
 */
public final class StandardizeTrainer implements EncoderTrainer {

  private static final double EPSILON = Math.ulp(1.0);

  private final Workers workers;

  /** Creates the trainer. */
  @Inject
  public StandardizeTrainer(Workers workers) {
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
    ColumnMoments moments = ColumnMoments.of(input.samples().values(), workers, "standardize");
    double[] mean = moments.mean();
    double[] deviation = new double[mean.length];
    for (int column = 0; column < deviation.length; column++) {
      double variance = moments.variance()[column];
      boolean constant = isRounding(variance, mean[column], input.samples().count());
      deviation[column] = constant ? 1 : Math.sqrt(variance);
    }
    return new StandardizeEncoder(input.shape(), mean, deviation);
  }

  /** Whether a variance is no more than the sums' rounding leaves of a constant. */
  private static boolean isRounding(double variance, double mean, int count) {
    double rounding = count * mean * EPSILON;
    return variance <= count * EPSILON * variance + rounding * rounding;
  }

  @Override
  public Encoder load(Weights weights) {
    Shape shape = SavedShape.read(weights);
    return new StandardizeEncoder(
        shape,
        SavedShape.array(weights, "mean", shape.size()),
        SavedShape.array(weights, "standard-deviation", shape.size()));
  }
}
