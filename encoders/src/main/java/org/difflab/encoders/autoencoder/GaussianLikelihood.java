// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.autoencoder;

import java.util.Arrays;
import java.util.Optional;
import org.difflab.neural.network.Shard;
import org.difflab.spi.Matrix;

/**
 * With the network's output x̂: −ln p = ½ Σ (x − x̂)²/v + ln(2πv), with one variance v for all
 * values, given or learned (Rybkin, Daniilidis and Levine, "Simple and effective VAE training with
 * calibrated decoders", 2021, equation 4). The mean is x̂.
 */
final class GaussianLikelihood implements Likelihood {

  private static final double LOG_TWO_PI = StrictMath.log(2 * Math.PI);

  private final AutoencoderLayers layers;
  private final double givenVariance;

  /**
   * Creates the likelihood.
   *
   * @param givenVariance v, if the layers do not learn it
   */
  GaussianLikelihood(AutoencoderLayers layers, double givenVariance) {
    this.layers = layers;
    this.givenVariance = givenVariance;
  }

  @Override
  public void requireRange(Matrix samples) {}

  @Override
  public void fill(Shard shard, int count) {
    layers.spread().ifPresent(spread -> Arrays.fill(shard.values(spread.one()), 0, count, 1f));
  }

  @Override
  public void differentiate(Shard shard, int count, float weight) {
    float[] samples = shard.values(layers.samples());
    float[] outputs = shard.values(layers.output());
    float[] gradient = shard.lossGradient(layers.output());
    float factor = (float) (weight / variance(shard));
    int length = count * layers.output().width();
    for (int i = 0; i < length; i++) {
      gradient[i] = factor * (outputs[i] - samples[i]);
    }
    Optional<AutoencoderLayers.Spread> spread = layers.spread();
    if (spread.isPresent()) {
      double derivative = 0.5 * (length - squares(shard, count) / variance(shard));
      float[] ofSpread = shard.lossGradient(spread.get().parameter());
      Arrays.fill(
          ofSpread,
          0,
          count,
          (float) (weight * derivative * AutoencoderLayers.Spread.FACTOR / count));
    }
  }

  @Override
  public double measure(Shard shard, int count) {
    double variance = variance(shard);
    int length = count * layers.output().width();
    return 0.5
        * (squares(shard, count) / variance + length * (LOG_TWO_PI + StrictMath.log(variance)));
  }

  private double variance(Shard shard) {
    return layers
        .spread()
        .map(
            spread ->
                StrictMath.exp(
                    AutoencoderLayers.Spread.FACTOR * shard.values(spread.parameter())[0]))
        .orElse(givenVariance);
  }

  private double squares(Shard shard, int count) {
    float[] samples = shard.values(layers.samples());
    float[] outputs = shard.values(layers.output());
    int length = count * layers.output().width();
    double sum = 0;
    for (int i = 0; i < length; i++) {
      double error = (double) outputs[i] - samples[i];
      sum += error * error;
    }
    return sum;
  }

  @Override
  public Matrix decode(Matrix outputs, double sharpness) {
    return outputs;
  }
}
