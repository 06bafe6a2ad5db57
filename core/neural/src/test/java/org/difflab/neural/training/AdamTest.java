package org.difflab.neural.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.neural.network.Lane;
import org.difflab.neural.network.Network;
import org.difflab.neural.network.Parameters;
import org.difflab.neural.network.Start;
import org.difflab.neural.network.Value;
import org.difflab.spi.Noise;
import org.difflab.spi.linear.TileProducts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One layer of 10 inputs and 3 outputs, 33 parameters. */
class AdamTest {

  private static final int INPUTS = 10;
  private static final int OUTPUTS = 3;

  private final TileProducts products =
      AlgebraSetting.PLAIN.open(ThreadWorkers.serial()).products();
  private final Network.Builder builder = Network.builder();
  private final Value input = builder.input(INPUTS);
  private final Value output = builder.dense(OUTPUTS, Start.STRAIGHT, input);
  private final Network network = builder.build();
  private final Parameters shared = new Parameters(network, products);

  /** A lane whose gradient is {@code slope} by every bias and {@code slope}·x by the weights. */
  private Lane lane(float slope) {
    Lane lane = new Lane(network, products, shared, 1);
    for (int i = 0; i < INPUTS; i++) {
      lane.values(input)[i] = i - 4;
    }
    lane.forward(1);
    Arrays.fill(lane.lossGradient(output), slope);
    lane.backward(1);
    return lane;
  }

  private boolean update(Adam adam, Adam.Step step, Lane... lanes) {
    return adam.update(0, network.size(), List.of(lanes), step, shared);
  }

  @Test
  void theFirstStepGoesAgainstTheSignOfTheSlope() {
    Adam adam = new Adam(new float[network.size()]);
    assertTrue(update(adam, new Adam.Step(1, 0.01, 0, 1, 0), lane(2), lane(-0.5f)));
    for (int i = 0; i < network.size(); i++) {
      int x = i < INPUTS * OUTPUTS ? i / OUTPUTS - 4 : 1;
      assertEquals(-0.01 * Integer.signum(x), adam.parameters()[i], 1e-6);
    }
  }

  @Test
  void theAverageFollowsTheParameters() {
    float[] start = network.start(Noise.of(1, "adam"));
    Adam adam = new Adam(start);
    update(adam, new Adam.Step(1, 0.01, 0, 1, 0.75), lane(1));
    for (int i = 0; i < start.length; i++) {
      assertEquals(0.75 * start[i] + 0.25 * adam.parameters()[i], adam.average()[i], 1e-6);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void aParameterThatIsNotFiniteIsFoundAnywhere(float wrong) {
    Adam.Step step = new Adam.Step(1, 0.01, 0, 1, 0);
    float[] start = new float[network.size()];
    Arrays.fill(start, Float.MAX_VALUE);
    assertTrue(update(new Adam(start), step, lane(0)));
    for (int place = 0; place < start.length; place++) {
      float[] changed = start.clone();
      changed[place] = wrong;
      assertFalse(update(new Adam(changed), step, lane(0)), "place " + place);
    }
  }
}
