// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.autoencoder;

import java.util.List;
import java.util.Map;
import org.difflab.neural.network.TrainedNetwork;
import org.difflab.neural.training.SavedCurves;
import org.difflab.spi.Curve;
import org.difflab.spi.Encoder;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;

/** Latents are μ(x), standardised; decoding takes that back and gives the mean of the samples. */
final class Autoencoder implements Encoder {

  static final String SAMPLE_WIDTH = "sample-width";
  static final String RECONSTRUCTION = "reconstruction";
  static final String SHARPNESS = "sharpness";
  static final String NETWORK = "network";
  static final String LATENTS = "latents";
  static final String CURVES = "curves";

  private final AutoencoderLayers layers;
  private final TrainedNetwork network;
  private final Reconstruction reconstruction;
  private final Likelihood likelihood;
  private final double sharpness;
  private final Encoder latents;
  private final List<Curve> curves;

  /**
   * Creates an encoder.
   *
   * @param sharpness what log-odds are multiplied by
   * @param latents takes μ to mean 0 and variance 1, and back
   * @param curves how training went
   */
  Autoencoder(
      AutoencoderLayers layers,
      TrainedNetwork network,
      Reconstruction reconstruction,
      Likelihood likelihood,
      double sharpness,
      Encoder latents,
      List<Curve> curves) {
    this.layers = layers;
    this.network = network;
    this.reconstruction = reconstruction;
    this.likelihood = likelihood;
    this.sharpness = sharpness;
    this.latents = latents;
    this.curves = List.copyOf(curves);
  }

  @Override
  public Shape latentShape() {
    return latents.latentShape();
  }

  @Override
  public Matrix encode(Matrix samples) {
    samples.requireColumns(layers.samples().width(), "samples");
    return latents.encode(network.compute(layers.mean(), Map.of(layers.samples(), samples)));
  }

  @Override
  public Matrix decode(Matrix rows) {
    rows.requireColumns(layers.code().width(), "latents");
    Matrix code = latents.decode(rows);
    Matrix outputs = network.compute(layers.output(), Map.of(layers.code(), code));
    return likelihood.decode(outputs, sharpness);
  }

  @Override
  public Weights weights() {
    return Weights.builder()
        .integer(SAMPLE_WIDTH, layers.samples().width())
        .text(RECONSTRUCTION, reconstruction.name())
        .array(SHARPNESS, sharpness)
        .part(NETWORK, layers.network().weights(network.parameters()))
        .part(LATENTS, latents.weights())
        .part(CURVES, SavedCurves.weights(curves))
        .build();
  }

  @Override
  public List<Curve> curves() {
    return curves;
  }
}
