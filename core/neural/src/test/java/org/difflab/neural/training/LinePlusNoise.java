package org.difflab.neural.training;

import org.difflab.neural.network.Activation;
import org.difflab.neural.network.Lane;
import org.difflab.neural.network.Network;
import org.difflab.neural.network.Start;
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
    Value hidden = builder.activate(Activation.SILU, builder.dense(24, Start.UNDER_ACTIVATION, x));
    y =
        builder.dense(
            1,
            Start.STRAIGHT,
            builder.activate(Activation.SILU, builder.dense(24, Start.UNDER_ACTIVATION, hidden)));
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
  public void fill(LaneRows rows, Lane lane) {
    for (int row = 0; row < rows.count(); row++) {
      lane.values(x)[row] = (float) input(rows.example(row));
    }
  }

  @Override
  public double differentiate(LaneRows rows, Lane lane) {
    float[] gradient = lane.lossGradient(y);
    double loss = 0;
    for (int row = 0; row < rows.count(); row++) {
      double noisy =
          target(input(rows.example(row))) + 0.1 * NOISE.normal(rows.place(row), rows.step(), 0);
      double error = lane.values(y)[row] - noisy;
      gradient[row] = (float) (2 * error / rows.batch().length);
      loss += error * error;
    }
    return loss;
  }
}
