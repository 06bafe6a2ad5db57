// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.autoencoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.linear.kernel.ActivationFunction;
import org.difflab.linear.kernel.Precision;
import org.difflab.neural.network.NetworkKernels;
import org.difflab.neural.network.Shard;
import org.difflab.neural.training.ShardRows;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The losses against their formulas, and their gradients against finite differences of the losses.
 */
final class AutoencoderObjectiveTest {

  private static final int ROWS = 5;
  private static final Matrix PICTURES = Trainers.pictures(ROWS);
  private static final Noise NOISE = Noise.of(2, "objective");
  private static final ShardRows ROWS_MEASURED =
      new ShardRows(0, new int[] {0, 1, 2, 3, 4}, 0, ROWS, true);

  private final NetworkKernels kernels =
      new NetworkKernels(AlgebraSetting.PLAIN.open(ThreadWorkers.serial()), Precision.FLOAT32);

  private static Design design(OptionalDouble beta, OptionalDouble variance) {
    return new Design(
        "vae",
        2,
        List.of(3),
        ActivationFunction.SILU,
        beta,
        Optional.empty(),
        Decoding.MEAN,
        variance);
  }

  static Stream<Arguments> designs() {
    OptionalDouble none = OptionalDouble.empty();
    return Stream.of(
        Arguments.of(design(OptionalDouble.of(0.7), none), Reconstruction.BERNOULLI),
        Arguments.of(design(OptionalDouble.of(0.7), none), Reconstruction.GAUSSIAN),
        Arguments.of(design(OptionalDouble.of(2), OptionalDouble.of(0.3)), Reconstruction.GAUSSIAN),
        Arguments.of(design(none, OptionalDouble.of(1)), Reconstruction.BERNOULLI),
        Arguments.of(design(none, OptionalDouble.of(1)), Reconstruction.GAUSSIAN));
  }

  @ParameterizedTest
  @MethodSource("designs")
  void gradientsAreTheFiniteDifferencesOfTheLoss(Design design, Reconstruction reconstruction) {
    AutoencoderLayers layers = design.layers(PICTURES.columns(), reconstruction);
    AutoencoderObjective objective = objective(design, layers, reconstruction);
    float[] parameters = NOISE.gaussian(0, 0, 1, layers.network().size()).row(0);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] *= 0.3f;
    }
    Shard shard = shard(objective, layers, parameters);
    objective.fill(ROWS_MEASURED, shard);
    shard.forward(ROWS);
    objective.differentiate(ROWS_MEASURED, shard);
    shard.backward(ROWS);
    float[] found = new float[parameters.length];
    shard.copyGradient(found);
    for (int i = 0; i < parameters.length; i++) {
      float step = 4e-3f;
      float[] above = parameters.clone();
      float[] below = parameters.clone();
      above[i] += step;
      below[i] -= step;
      double derivative =
          (loss(objective, layers, above) - loss(objective, layers, below)) / (2 * step * ROWS);
      assertEquals(derivative, found[i], 0.01 + 0.01 * Math.abs(derivative), "parameter " + i);
    }
  }

  private static AutoencoderObjective objective(
      Design design, AutoencoderLayers layers, Reconstruction reconstruction) {
    return new AutoencoderObjective(
        layers,
        design.likelihood(layers, reconstruction),
        design.divergenceWeight().orElse(0),
        PICTURES,
        NOISE);
  }

  private Shard shard(
      AutoencoderObjective objective, AutoencoderLayers layers, float[] parameters) {
    Shard shard = new Shard(layers.network(), kernels.open(), objective.outputs(), ROWS);
    shard.load(parameters, 0);
    return shard;
  }

  private double loss(AutoencoderObjective objective, AutoencoderLayers layers, float[] changed) {
    Shard shard = shard(objective, layers, changed);
    objective.fill(ROWS_MEASURED, shard);
    shard.forward(ROWS);
    return objective.differentiate(ROWS_MEASURED, shard);
  }

  @Test
  void theDivergenceFollowsItsFormula() {
    Design design = design(OptionalDouble.of(0.7), OptionalDouble.empty());
    AutoencoderLayers layers = design.layers(PICTURES.columns(), Reconstruction.BERNOULLI);
    AutoencoderObjective objective = objective(design, layers, Reconstruction.BERNOULLI);
    Shard shard = shard(objective, layers, new float[layers.network().size()]);
    shard.values(layers.mean())[0] = 2;
    shard.values(layers.posterior().orElseThrow().logVariance())[3] = -1;
    double loss = objective.differentiate(ROWS_MEASURED, shard);
    double[] terms = objective.measure(ROWS_MEASURED, shard, loss);
    assertEquals(List.of("reconstruction", "divergence"), objective.terms());
    assertEquals(0.5 * 4 + 0.5 * Math.exp(-1), terms[1], 1e-6);
    assertEquals(loss, terms[0] + 0.7 * terms[1], 1e-9);
  }

  @Test
  void crossEntropyFollowsItsFormulaHoweverLargeTheOutputs() {
    Design design = design(OptionalDouble.empty(), OptionalDouble.of(1));
    AutoencoderLayers layers = design.layers(PICTURES.columns(), Reconstruction.BERNOULLI);
    Shard shard =
        shard(
            objective(design, layers, Reconstruction.BERNOULLI),
            layers,
            new float[layers.network().size()]);
    float[] outputs = {-1000, -20, -3, -0.1f, 0, 0.1f, 3, 20, 1000};
    float[] samples = {-1, 0.5f, -0.5f, 0, 1, -1, -0.2f, -1, 0.99f};
    System.arraycopy(outputs, 0, shard.values(layers.output()), 0, outputs.length);
    System.arraycopy(samples, 0, shard.values(layers.samples()), 0, samples.length);
    double expected = (ROWS * PICTURES.columns() - outputs.length) * Math.log(2);
    for (int i = 0; i < outputs.length; i++) {
      double larger = Math.max(0, outputs[i]);
      double softplus = larger + Math.log1p(Math.exp(-Math.abs(outputs[i])));
      expected += softplus - (0.5 * samples[i] + 0.5) * outputs[i];
    }
    Likelihood likelihood = design.likelihood(layers, Reconstruction.BERNOULLI);
    assertEquals(expected, likelihood.measure(shard, ROWS), 1e-4);
  }

  @Test
  void theGaussianLossFollowsItsFormula() {
    Design design = design(OptionalDouble.empty(), OptionalDouble.of(0.25));
    AutoencoderLayers layers = design.layers(PICTURES.columns(), Reconstruction.GAUSSIAN);
    Shard shard =
        shard(
            objective(design, layers, Reconstruction.GAUSSIAN),
            layers,
            new float[layers.network().size()]);
    shard.values(layers.output())[7] = 3;
    double constants = ROWS * PICTURES.columns() * 0.5 * Math.log(2 * Math.PI * 0.25);
    Likelihood likelihood = design.likelihood(layers, Reconstruction.GAUSSIAN);
    assertEquals(constants + 9 / 0.5, likelihood.measure(shard, ROWS), 1e-9);
  }
}
