// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.autoencoder;

import org.difflab.linear.kernel.ActivationFunction;
import org.difflab.neural.network.Shard;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;

/**
 * With y = (x + 1)/2 and the network's output l: −ln p = Σ ln(1 + eˡ) − y·l (Kingma and Welling,
 * "Auto-encoding variational Bayes", 2014, section C.1), and the mean is 2σ(l) − 1.
 */
final class BernoulliLikelihood implements Likelihood {

  /** How many factors between ½ and 1 are multiplied before the logarithm is taken. */
  private static final int FACTORS = 512;

  private final AutoencoderLayers layers;
  private final String name;

  /**
   * Creates the likelihood.
   *
   * @param name the encoder's, for messages
   */
  BernoulliLikelihood(AutoencoderLayers layers, String name) {
    this.layers = layers;
    this.name = name;
  }

  @Override
  public void requireRange(Matrix samples) {
    float[] values = samples.values();
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i]) <= 1)) {
        throw new InputException(
            name
                + ": reconstruction 'bernoulli' needs values in [-1, 1]; value "
                + i % samples.columns()
                + " of training sample "
                + i / samples.columns()
                + " is "
                + values[i]
                + " (both count from 0); use reconstruction: gaussian");
      }
    }
  }

  @Override
  public void fill(Shard shard, int count) {}

  @Override
  public void differentiate(Shard shard, int count, float weight) {
    float[] samples = shard.values(layers.samples());
    float[] outputs = shard.values(layers.output());
    float[] gradient = shard.lossGradient(layers.output());
    int length = count * layers.output().width();
    for (int i = 0; i < length; i++) {
      float ink = 0.5f * samples[i] + 0.5f;
      gradient[i] = weight * (ActivationFunction.logistic(outputs[i]) - ink);
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Σ ln(1 + eˡ) = Σ max(0, l) − ln Π σ(|l|), where neither side can overflow.
   */
  @Override
  public double measure(Shard shard, int count) {
    float[] samples = shard.values(layers.samples());
    float[] outputs = shard.values(layers.output());
    int length = count * layers.output().width();
    double loss = 0;
    for (int from = 0; from < length; from += FACTORS) {
      double product = 1;
      for (int i = from; i < Math.min(length, from + FACTORS); i++) {
        double ink = 0.5 * samples[i] + 0.5;
        loss += Math.max(0, outputs[i]) - ink * outputs[i];
        product *= ActivationFunction.logistic(Math.abs(outputs[i]));
      }
      loss -= StrictMath.log(product);
    }
    return loss;
  }

  @Override
  public Matrix decode(Matrix outputs, double sharpness) {
    float factor = (float) sharpness;
    float[] from = outputs.values();
    float[] into = new float[from.length];
    for (int i = 0; i < into.length; i++) {
      into[i] = 2 * ActivationFunction.logistic(factor * from[i]) - 1;
    }
    return Matrix.wrap(outputs.rows(), outputs.columns(), into);
  }
}
