// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.training;

import java.util.List;
import org.difflab.linear.kernel.ActivationFunction;
import org.difflab.neural.network.Initialisation;
import org.difflab.neural.network.Network;
import org.difflab.neural.network.Shard;
import org.difflab.neural.network.Value;
import org.difflab.spi.Noise;

/** A small regression: y = sin(3x), seen with noise. */
final class LinePlusNoise implements Objective {

  static final int EXAMPLES = 500;

  private static final Noise NOISE = Noise.of(8, "regression");

  final Network network;
  final Value x;
  final Value y;

  LinePlusNoise() {
    Network.Builder builder = Network.builder();
    x = builder.input(1);
    Value hidden =
        builder.activate(ActivationFunction.SILU, builder.dense(24, Initialisation.HE, x));
    y =
        builder.dense(
            1,
            Initialisation.LECUN,
            builder.activate(
                ActivationFunction.SILU, builder.dense(24, Initialisation.HE, hidden)));
    network = builder.build();
  }

  static double target(double input) {
    return Math.sin(3 * input);
  }

  private static double input(int example) {
    return 2.0 * example / EXAMPLES - 1;
  }

  @Override
  public int examples() {
    return EXAMPLES;
  }

  @Override
  public List<Value> outputs() {
    return List.of(y);
  }

  @Override
  public void fill(ShardRows rows, Shard shard) {
    for (int row = 0; row < rows.count(); row++) {
      shard.values(x)[row] = (float) input(rows.example(row));
    }
  }

  @Override
  public double differentiate(ShardRows rows, Shard shard) {
    float[] gradient = shard.lossGradient(y);
    double loss = 0;
    for (int row = 0; row < rows.count(); row++) {
      double noisy =
          target(input(rows.example(row))) + 0.1 * NOISE.normal(rows.place(row), rows.step(), 0);
      double error = shard.values(y)[row] - noisy;
      gradient[row] = (float) (2 * error / rows.batch().length);
      loss += error * error;
    }
    return loss;
  }
}
