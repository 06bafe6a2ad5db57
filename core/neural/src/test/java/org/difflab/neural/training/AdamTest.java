// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.neural.network.Initialisation;
import org.difflab.neural.network.Network;
import org.difflab.neural.network.Parameters;
import org.difflab.neural.network.Shard;
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
  private final Value output = builder.dense(OUTPUTS, Initialisation.LECUN, input);
  private final Network network = builder.build();
  private final Parameters shared = new Parameters(network, products);

  /**
   * A shard whose gradient is {@code gradient} by every bias and {@code gradient}·x by the weights.
   */
  private Shard shard(float gradient) {
    Shard shard = new Shard(network, products, shared, 1);
    for (int i = 0; i < INPUTS; i++) {
      shard.values(input)[i] = i - 4;
    }
    shard.forward(1);
    Arrays.fill(shard.lossGradient(output), gradient);
    shard.backward(1);
    return shard;
  }

  private boolean update(Adam adam, Adam.Step step, Shard... shards) {
    return adam.update(0, network.size(), List.of(shards), step, shared);
  }

  @Test
  void theFirstStepGoesAgainstTheSignOfTheGradient() {
    Adam adam = new Adam(new float[network.size()]);
    assertTrue(update(adam, new Adam.Step(1, 0.01, 0, 1, 0), shard(2), shard(-0.5f)));
    for (int i = 0; i < network.size(); i++) {
      int x = i < INPUTS * OUTPUTS ? i / OUTPUTS - 4 : 1;
      assertEquals(-0.01 * Integer.signum(x), adam.parameters()[i], 1e-6);
    }
  }

  @Test
  void theAverageFollowsTheParameters() {
    float[] start = network.initialParameters(Noise.of(1, "adam"));
    Adam adam = new Adam(start);
    update(adam, new Adam.Step(1, 0.01, 0, 1, 0.75), shard(1));
    for (int i = 0; i < start.length; i++) {
      assertEquals(0.75 * start[i] + 0.25 * adam.parameters()[i], adam.ema()[i], 1e-6);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void aParameterThatIsNotFiniteIsFoundAnywhere(float wrong) {
    Adam.Step step = new Adam.Step(1, 0.01, 0, 1, 0);
    float[] start = new float[network.size()];
    Arrays.fill(start, Float.MAX_VALUE);
    assertTrue(update(new Adam(start), step, shard(0)));
    for (int place = 0; place < start.length; place++) {
      float[] changed = start.clone();
      changed[place] = wrong;
      assertFalse(update(new Adam(changed), step, shard(0)), "place " + place);
    }
  }
}
