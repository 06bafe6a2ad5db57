// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.linear.kernel.ActivationFunction;
import org.difflab.linear.kernel.Kernels;
import org.difflab.linear.kernel.Operation;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Shape;
import org.difflab.spi.linear.LinearAlgebra;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanTest {

  private static final Noise NOISE = Noise.of(4, "plans");

  @ParameterizedTest
  @EnumSource(AlgebraSetting.class)
  void rowsAreIndependentInConvolutionalNetworks(AlgebraSetting setting) {
    Network.Builder builder = Network.builder();
    Value image = builder.input(new Shape(2, 2, 1));
    Value time = builder.input(5);
    Value first = builder.convolution(8, 3, 1, Initialisation.LECUN, image);
    Value norm = builder.add(new Operation.GroupNorm(first.shape(), 2, 1e-5), first);
    Value active = builder.activate(ActivationFunction.SILU, norm);
    Value shift = builder.dense(8, Initialisation.LECUN, time);
    Value shifted = builder.add(new Operation.ChannelSum(active.shape()), active, shift);
    Value small = builder.convolution(16, 3, 2, Initialisation.LECUN, shifted);
    Value projected = builder.convolution(48, 1, 1, Initialisation.LECUN, small);
    Value mixed = builder.add(new Operation.Attention(projected.shape(), 2), projected);
    Value sum = builder.sum(small, mixed);
    Value large = builder.convolution(8, 3, 1, Initialisation.LECUN, builder.upsample(sum));
    Value joined = builder.concatenate(large, shifted);
    Value out = builder.convolution(1, 3, 1, Initialisation.LECUN, joined);
    Network network = builder.build();
    TrainedNetwork trained =
        new TrainedNetwork(
            network, network.initialParameters(NOISE), setting.open(ThreadWorkers.serial()));
    Matrix images = NOISE.gaussian(7, 7, 30, 4);
    Matrix times = NOISE.gaussian(8, 7, 30, 5);
    for (Value value :
        List.of(
            first, norm, active, shift, shifted, small, projected, mixed, sum, large, joined,
            out)) {
      Matrix all = trained.compute(value, Map.of(image, images, time, times));
      Matrix one =
          trained.compute(value, Map.of(image, images.slice(0, 1), time, times.slice(0, 1)));
      assertEquals(all.slice(0, 1), one, "value " + value.number());
      Matrix two =
          trained.compute(value, Map.of(image, images.slice(3, 5), time, times.slice(3, 5)));
      assertEquals(all.slice(3, 5), two, "value " + value.number());
    }
  }

  /** A network of images whose paths part and meet again, twice. */
  private static Value skips(Network.Builder builder, Value image) {
    Value first = builder.convolution(4, 3, 1, Initialisation.LECUN, image);
    Value active = builder.activate(ActivationFunction.SILU, first);
    Value inner = active;
    for (int block = 0; block < 4; block++) {
      Value change = builder.convolution(4, 3, 1, Initialisation.LECUN, inner);
      inner = builder.sum(inner, builder.activate(ActivationFunction.SILU, change));
    }
    Value joined = builder.concatenate(inner, active);
    return builder.convolution(1, 3, 1, Initialisation.LECUN, joined);
  }

  @Test
  void valuesThatAreNoLongerNeededGiveTheirMemoryToOthers() {
    Network.Builder builder = Network.builder();
    Value image = builder.input(new Shape(6, 6, 1));
    Value out = skips(builder, image);
    Network network = builder.build();
    long evaluation = length(network, Layout.Purpose.EVALUATION, image, out);
    long training = length(network, Layout.Purpose.TRAINING, image, out);
    long values = network.values().stream().mapToLong(Value::width).sum();
    assertTrue(evaluation < values / 2, evaluation + " of " + values);
    assertTrue(training < 2 * values - image.width(), training + " of " + 2 * values);
    assertTrue(evaluation < training, evaluation + " and " + training);
  }

  private static long length(Network network, Layout.Purpose purpose, Value image, Value out) {
    return new Layout(network, 1, Set.of(image), List.of(out), purpose).buffers().length();
  }

  @Test
  void plansAreFewAndReused() {
    Network.Builder builder = Network.builder();
    Value image = builder.input(new Shape(6, 6, 1));
    Value out = skips(builder, image);
    Network network = builder.build();
    LinearAlgebra algebra = AlgebraSetting.PLAIN.open(ThreadWorkers.serial());
    AtomicInteger opened = new AtomicInteger();
    TrainedNetwork trained =
        new TrainedNetwork(
            network,
            network.initialParameters(NOISE),
            () -> {
              opened.incrementAndGet();
              return Kernels.onAlgebra(algebra);
            });
    Matrix images = NOISE.gaussian(9, 7, 3, 36);
    try (ThreadWorkers workers = new ThreadWorkers(3)) {
      List<Matrix> found =
          workers.map(60, i -> trained.compute(out, Map.of(image, images.slice(i % 3, i % 3 + 1))));
      for (int i = 3; i < 60; i++) {
        assertEquals(found.get(i % 3), found.get(i));
      }
    }
    int most = opened.get();
    assertTrue(most <= 3, most + " plans for 3 threads");
    assertThrows(IllegalArgumentException.class, () -> trained.compute(out, Map.of()));
    assertEquals(most, opened.get());
    for (int i = 0; i < 10; i++) {
      trained.compute(out, Map.of(image, images));
    }
    assertEquals(most, opened.get());
  }

  @Test
  void valuesMustHaveOneNumberOfRows() {
    Network.Builder builder = Network.builder();
    Value x = builder.input(2);
    Value y = builder.input(2);
    Value out = builder.sum(x, y);
    Network network = builder.build();
    TrainedNetwork trained =
        new TrainedNetwork(
            network, new float[0], AlgebraSetting.PLAIN.open(ThreadWorkers.serial()));
    Map<Value, Matrix> given = Map.of(x, Matrix.zeros(3, 2), y, Matrix.zeros(2, 2));
    String message =
        assertThrows(IllegalArgumentException.class, () -> trained.compute(out, given))
            .getMessage();
    assertEquals("values given to a network must have 1 or 3 rows, found 2", message);
  }
}
