// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.linear.kernel.ActivationFunction;
import org.difflab.linear.kernel.Operation;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Shape;
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
}
