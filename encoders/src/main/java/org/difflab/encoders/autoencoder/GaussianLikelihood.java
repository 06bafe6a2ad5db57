package org.difflab.encoders.autoencoder;

import java.util.Arrays;
import java.util.Optional;
import org.difflab.neural.network.Lane;
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
   * Makes the likelihood.
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
  public void fill(Lane lane, int count) {
    layers.spread().ifPresent(spread -> Arrays.fill(lane.values(spread.one()), 0, count, 1f));
  }

  @Override
  public void differentiate(Lane lane, int count, float weight) {
    float[] samples = lane.values(layers.samples());
    float[] outputs = lane.values(layers.output());
    float[] gradient = lane.lossGradient(layers.output());
    float factor = (float) (weight / variance(lane));
    int length = count * layers.output().width();
    for (int i = 0; i < length; i++) {
      gradient[i] = factor * (outputs[i] - samples[i]);
    }
    Optional<AutoencoderLayers.Spread> spread = layers.spread();
    if (spread.isPresent()) {
      double slope = 0.5 * (length - squares(lane, count) / variance(lane));
      float[] ofSpread = lane.lossGradient(spread.get().parameter());
      Arrays.fill(
          ofSpread, 0, count, (float) (weight * slope * AutoencoderLayers.Spread.FACTOR / count));
    }
  }

  @Override
  public double measure(Lane lane, int count) {
    double variance = variance(lane);
    int length = count * layers.output().width();
    return 0.5
        * (squares(lane, count) / variance + length * (LOG_TWO_PI + StrictMath.log(variance)));
  }

  private double variance(Lane lane) {
    return layers
        .spread()
        .map(
            spread ->
                StrictMath.exp(
                    AutoencoderLayers.Spread.FACTOR * lane.values(spread.parameter())[0]))
        .orElse(givenVariance);
  }

  private double squares(Lane lane, int count) {
    float[] samples = lane.values(layers.samples());
    float[] outputs = lane.values(layers.output());
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
