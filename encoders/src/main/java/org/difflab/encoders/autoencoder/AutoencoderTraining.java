// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.autoencoder;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.difflab.encoders.linear.StandardizeTrainer;
import org.difflab.neural.network.NetworkKernels;
import org.difflab.neural.network.PrecisionOption;
import org.difflab.neural.network.TrainedNetwork;
import org.difflab.neural.training.NetworkTrainer;
import org.difflab.neural.training.Optimization;
import org.difflab.neural.training.SavedCurves;
import org.difflab.spi.Encoder;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.training.EncoderInput;
import org.difflab.spi.training.Training;

/** Trains autoencoders of any design, and then measures mean and spread of their latents. */
final class AutoencoderTraining {

  /** Budget where none is given: 17 passes over 60,000 samples in batches of 256. */
  private static final int STEPS = 4000;

  /** Training samples enough to know how much they vary. */
  private static final int SHARPNESS_ROWS = 5000;

  private final Design design;
  private final PrecisionOption precision;
  private final LinearAlgebra algebra;
  private final Workers workers;
  private final StandardizeTrainer standardize;

  AutoencoderTraining(
      Design design, PrecisionOption precision, LinearAlgebra algebra, Workers workers) {
    this.design = design;
    this.precision = precision;
    this.algebra = algebra;
    this.workers = workers;
    this.standardize = new StandardizeTrainer(workers);
  }

  /**
   * Returns the shape of latents.
   *
   * @throws IllegalArgumentException as {@link Design#latentShape} does
   * @throws InputException if the precision is not available here
   */
  Shape latentShape(Shape samples) {
    precision.kernels(algebra);
    return design.latentShape(samples);
  }

  /** Estimates the bytes that training needs at its peak. */
  long memory(Shape samples, Optimization optimization) {
    AutoencoderLayers layers = design.layers(samples.size(), design.reconstruction(samples));
    return new NetworkTrainer(precision.kernels(algebra), workers)
        .memory(layers.network(), layers.outputs(), optimization);
  }

  Encoder train(EncoderInput input, Optimization optimization, Training training) {
    design.latentShape(input.shape());
    Matrix samples = input.samples().values();
    if (samples.rows() == 0) {
      throw new InputException(design.name() + ": there are no samples to train on");
    }
    Reconstruction reconstruction = design.reconstruction(input.shape());
    AutoencoderLayers layers = design.layers(samples.columns(), reconstruction);
    Likelihood likelihood = design.likelihood(layers, reconstruction);
    likelihood.requireRange(samples);
    NetworkKernels kernels = precision.kernels(algebra);
    AutoencoderObjective objective =
        new AutoencoderObjective(
            layers,
            likelihood,
            design.divergenceWeight().orElse(0),
            samples,
            training.noise().forPurpose("codes"));
    NetworkTrainer.Fitted fitted =
        new NetworkTrainer(kernels, workers)
            .train(
                design.name(),
                layers.network(),
                layers.network().initialParameters(training.noise().forPurpose("start")),
                objective,
                optimization.orSteps(STEPS),
                training);
    TrainedNetwork network = new TrainedNetwork(layers.network(), fitted.parameters(), kernels);
    return new Autoencoder(
        layers,
        network,
        reconstruction,
        likelihood,
        design.decoding() == Decoding.SHARPENED
            ? sharpness(layers, network, likelihood, samples)
            : 1,
        standardized(means(layers, network, samples), input.samples().prompts(), training),
        fitted.curves());
  }

  private static double sharpness(
      AutoencoderLayers layers, TrainedNetwork network, Likelihood likelihood, Matrix samples) {
    Matrix some = samples.slice(0, Math.min(samples.rows(), SHARPNESS_ROWS));
    Matrix code = network.compute(layers.mean(), Map.of(layers.samples(), some));
    Matrix outputs = network.compute(layers.output(), Map.of(layers.code(), code));
    return Sharpness.measure(likelihood, outputs, some);
  }

  private Matrix means(AutoencoderLayers layers, TrainedNetwork network, Matrix samples) {
    return Matrix.stack(
        workers.mapBlocks(
            samples.rows(),
            (from, to) ->
                network.compute(layers.mean(), Map.of(layers.samples(), samples.slice(from, to)))));
  }

  private Encoder standardized(Matrix means, List<String> prompts, Training training) {
    return standardize.train(
        new EncoderInput(Shape.vector(design.width()), new Samples(means, prompts)), training);
  }

  Encoder load(Weights weights) {
    Reconstruction reconstruction = reconstruction(weights.text(Autoencoder.RECONSTRUCTION));
    AutoencoderLayers layers =
        design.layers(weights.integer(Autoencoder.SAMPLE_WIDTH), reconstruction);
    float[] parameters = layers.network().parameters(weights.part(Autoencoder.NETWORK));
    return new Autoencoder(
        layers,
        new TrainedNetwork(layers.network(), parameters, precision.kernels(algebra)),
        reconstruction,
        design.likelihood(layers, reconstruction),
        weights.array(Autoencoder.SHARPNESS)[0],
        standardize.load(weights.part(Autoencoder.LATENTS)),
        SavedCurves.curves(weights.part(Autoencoder.CURVES)));
  }

  private static Reconstruction reconstruction(String name) {
    return Arrays.stream(Reconstruction.values())
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "weights: '"
                        + Autoencoder.RECONSTRUCTION
                        + "' must be one of "
                        + Arrays.toString(Reconstruction.values())
                        + ", found '"
                        + name
                        + "'"));
  }
}
