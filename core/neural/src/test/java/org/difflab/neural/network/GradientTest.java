// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.linear.kernel.ActivationFunction;
import org.difflab.linear.kernel.Operation;
import org.difflab.linear.kernel.Precision;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Shape;
import org.difflab.spi.linear.LinearAlgebra;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GradientTest {

  private static final int ROWS = 6;
  private static final Noise NOISE = Noise.of(4, "gradients");

  private final LinearAlgebra algebra = AlgebraSetting.PLAIN.open(ThreadWorkers.serial());

  @ParameterizedTest
  @EnumSource(ActivationFunction.class)
  void gradientsOfDenseLayersAreTheFiniteDifferencesOfTheLoss(ActivationFunction activation) {
    Network.Builder builder = Network.builder();
    Value x = builder.input(3);
    Value prompt = builder.input(4);
    Value vector = builder.embedding(2, prompt);
    Value first = builder.activate(activation, builder.dense(5, Initialisation.HE, x, vector));
    Value second = builder.activate(activation, builder.dense(5, Initialisation.HE, first, vector));
    Value out = builder.dense(2, Initialisation.LECUN, builder.sum(first, second));
    Network network = builder.build();
    float[] parameters =
        network.withTable(network.initialParameters(NOISE), vector, NOISE.gaussian(9, 9, 4, 2));
    check(
        network,
        parameters,
        shard -> {
          NOISE.gaussian(50, 0, shard.values(x), 0, ROWS * 3);
          for (int row = 0; row < ROWS; row++) {
            shard.values(prompt)[row * 4 + row % 4] = 1;
          }
        },
        out);
  }

  @Test
  void gradientsOfReparameterisedSamplesAreTheFiniteDifferencesOfTheLoss() {
    Network.Builder builder = Network.builder();
    Value x = builder.input(3);
    Value noise = builder.input(2);
    Value mean = builder.dense(2, Initialisation.LECUN, x);
    Value logVariance = builder.dense(2, Initialisation.LECUN, x);
    Value out =
        builder.dense(
            3, Initialisation.LECUN, builder.reparameterisedSample(mean, logVariance, noise));
    Network network = builder.build();
    check(
        network,
        network.initialParameters(NOISE),
        shard -> {
          NOISE.gaussian(50, 0, shard.values(x), 0, ROWS * 3);
          NOISE.gaussian(51, 0, shard.values(noise), 0, ROWS * 2);
        },
        out);
  }

  @Test
  void gradientsOfConvolutionsWithSkipConnectionsAreTheFiniteDifferencesOfTheLoss() {
    Network.Builder builder = Network.builder();
    Value image = builder.input(new Shape(4, 4, 1));
    Value time = builder.input(2);
    Value first = builder.convolution(2, 3, 1, Initialisation.LECUN, image);
    Value norm = builder.add(new Operation.GroupNorm(first.shape(), 1, 1e-5), first);
    Value active = builder.activate(ActivationFunction.SILU, norm);
    Value shift = builder.dense(2, Initialisation.LECUN, time);
    Value shifted = builder.add(new Operation.ChannelSum(active.shape()), active, shift);
    Value small = builder.convolution(3, 3, 2, Initialisation.LECUN, shifted);
    Value residual = builder.sum(small, builder.convolution(3, 1, 1, Initialisation.LECUN, small));
    Value large = builder.upsample(residual);
    Value joined = builder.concatenate(large, shifted);
    Value out = builder.convolution(1, 3, 1, Initialisation.LECUN, joined);
    Network network = builder.build();
    check(
        network,
        network.initialParameters(NOISE),
        shard -> {
          NOISE.gaussian(50, 0, shard.values(image), 0, ROWS * 16);
          NOISE.gaussian(51, 0, shard.values(time), 0, ROWS * 2);
        },
        out);
  }

  /** Smooth activations: a pool's maximum may not change within the finite difference. */
  @Test
  void gradientsOfPooledConvolutionsAreTheFiniteDifferencesOfTheCrossEntropy() {
    Network.Builder builder = Network.builder();
    Value image = builder.input(new Shape(7, 8, 2));
    Value targets = builder.input(3);
    Value sums =
        builder.add(new Operation.Convolution(image.shape(), 3, 3, 1, 0), Initialisation.HE, image);
    Value pooled = builder.add(new Operation.MaxPooling(sums.shape()), sums);
    Value active = builder.activate(ActivationFunction.SILU, pooled);
    Value logits = builder.dense(3, Initialisation.LECUN, active);
    Value loss = builder.add(new Operation.CrossEntropy(3), logits, targets);
    Network network = builder.build();
    check(
        network,
        network.initialParameters(NOISE),
        shard -> {
          NOISE.gaussian(60, 0, shard.values(image), 0, ROWS * image.width());
          for (int row = 0; row < ROWS; row++) {
            shard.values(targets)[row * 3 + row % 3] = 1;
          }
        },
        loss);
  }

  /** The loss is Σ sin(row + column)·y over rows and columns of the output y. */
  private void check(Network network, float[] parameters, Consumer<Shard> inputs, Value out) {
    ToDoubleFunction<float[]> loss = changed -> loss(network, changed, inputs, out);
    Shard shard = shard(network, parameters, out, ROWS);
    inputs.accept(shard);
    shard.forward(ROWS);
    float[] gradient = shard.lossGradient(out);
    for (int i = 0; i < ROWS * out.width(); i++) {
      gradient[i] = (float) Math.sin(i);
    }
    shard.backward(ROWS);
    float[] found = new float[parameters.length];
    shard.copyGradient(found);
    for (int i = 0; i < parameters.length; i++) {
      float step = 2e-3f;
      float[] above = parameters.clone();
      float[] below = parameters.clone();
      above[i] += step;
      below[i] -= step;
      double derivative = (loss.applyAsDouble(above) - loss.applyAsDouble(below)) / (2 * step);
      assertEquals(derivative, found[i], 0.01 + 0.01 * Math.abs(derivative), "parameter " + i);
    }
  }

  private Shard shard(Network network, float[] parameters, Value out, int rows) {
    Shard shard =
        new Shard(
            network, new NetworkKernels(algebra, Precision.FLOAT32).open(), List.of(out), rows);
    shard.load(parameters, 0);
    return shard;
  }

  private double loss(Network network, float[] parameters, Consumer<Shard> inputs, Value out) {
    Shard shard = shard(network, parameters, out, ROWS);
    inputs.accept(shard);
    shard.forward(ROWS);
    double sum = 0;
    for (int i = 0; i < ROWS * out.width(); i++) {
      sum += Math.sin(i) * shard.values(out)[i];
    }
    return sum;
  }

  @Test
  void trainedNetworksComputeWhatShardsCompute() {
    Network.Builder builder = Network.builder();
    Value x = builder.input(3);
    Value time = builder.input(1);
    Value prompt = builder.input(2);
    Value embedded = builder.dense(5, Initialisation.LECUN, time);
    Value hidden =
        builder.activate(
            ActivationFunction.SILU, builder.dense(33, Initialisation.HE, x, embedded, prompt));
    Value out = builder.dense(2, Initialisation.LECUN, hidden, time);
    Network network = builder.build();
    float[] parameters = network.initialParameters(NOISE);
    Matrix rows = NOISE.gaussian(7, 7, 300, 3);
    Matrix prompts = NOISE.gaussian(8, 7, 300, 2);
    Matrix level = Matrix.ofRows(new float[] {0.3f});
    TrainedNetwork trained =
        new TrainedNetwork(network, parameters, AlgebraSetting.AUTO.open(ThreadWorkers.serial()));
    Matrix computed = trained.compute(out, Map.of(x, rows, time, level, prompt, prompts));
    assertEquals(
        computed, trained.compute(out, Map.of(x, rows, time, level.repeat(300), prompt, prompts)));
    assertEquals(
        computed.slice(299, 300),
        trained.compute(
            out, Map.of(x, rows.slice(299, 300), time, level, prompt, prompts.slice(299, 300))));
    Matrix one = prompts.slice(0, 1);
    assertEquals(
        trained.compute(out, Map.of(x, rows, time, level, prompt, one.repeat(300))),
        trained.compute(out, Map.of(x, rows, time, level, prompt, one)));
    assertEquals(
        0, trained.compute(out, Map.of(x, rows.slice(0, 0), time, level, prompt, prompts)).rows());
    Shard shard = shard(network, parameters, out, 300);
    System.arraycopy(rows.values(), 0, shard.values(x), 0, 900);
    System.arraycopy(prompts.values(), 0, shard.values(prompt), 0, 600);
    Arrays.fill(shard.values(time), 0.3f);
    shard.forward(300);
    for (int i = 0; i < 600; i++) {
      assertEquals(shard.values(out)[i], computed.values()[i], 1e-5);
    }
  }

  /** An activation may take the place of its source only where nothing else needs that. */
  @Test
  void trainedNetworksKeepWhatIsStillNeeded() {
    Network.Builder builder = Network.builder();
    Value x = builder.input(2);
    Value dense = builder.dense(3, Initialisation.LECUN, x);
    Value active = builder.activate(ActivationFunction.GELU, dense);
    Value sum = builder.sum(dense, active);
    Network network = builder.build();
    TrainedNetwork trained =
        new TrainedNetwork(
            network,
            network.initialParameters(NOISE),
            AlgebraSetting.AUTO.open(ThreadWorkers.serial()));
    Map<Value, Matrix> given = Map.of(x, NOISE.gaussian(8, 8, 500, 2));
    Matrix last = trained.compute(active, given);
    Matrix first = trained.compute(dense, given);
    Matrix both = trained.compute(sum, given);
    for (int i = 0; i < both.values().length; i++) {
      assertEquals(first.values()[i] + last.values()[i], both.values()[i]);
    }
    assertEquals(last, trained.compute(active, Map.of(dense, first)));
    assertEquals(first, trained.compute(dense, Map.of(dense, first)));
  }
}
