// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.difflab.spi.Noise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One layer of 10 inputs and 3 outputs, 33 parameters. */
class AdamTest {

  private static final int INPUTS = 10;
  private static final int OUTPUTS = 3;

  private static final int SIZE = (INPUTS + 1) * OUTPUTS;

  /** {@code gradient} by every bias and {@code gradient}·x by the weights. */
  private static float[] gradient(float gradient) {
    float[] gradients = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      gradients[i] = gradient * (i < INPUTS * OUTPUTS ? i / OUTPUTS - 4 : 1);
    }
    return gradients;
  }

  private static boolean update(Adam adam, Adam.Step step, float[]... gradients) {
    return adam.update(0, SIZE, List.of(gradients), step);
  }

  @Test
  void theFirstStepGoesAgainstTheSignOfTheGradient() {
    Adam adam = new Adam(new float[SIZE]);
    assertTrue(update(adam, new Adam.Step(1, 0.01, 0, 1, 0), gradient(2), gradient(-0.5f)));
    for (int i = 0; i < SIZE; i++) {
      int x = i < INPUTS * OUTPUTS ? i / OUTPUTS - 4 : 1;
      assertEquals(-0.01 * Integer.signum(x), adam.parameters()[i], 1e-6);
    }
  }

  @Test
  void theAverageFollowsTheParameters() {
    float[] start = Noise.of(1, "adam").gaussian(0, 0, 1, SIZE).values();
    Adam adam = new Adam(start);
    update(adam, new Adam.Step(1, 0.01, 0, 1, 0.75), gradient(1));
    for (int i = 0; i < start.length; i++) {
      assertEquals(0.75 * start[i] + 0.25 * adam.parameters()[i], adam.ema()[i], 1e-6);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void aParameterThatIsNotFiniteIsFoundAnywhere(float wrong) {
    Adam.Step step = new Adam.Step(1, 0.01, 0, 1, 0);
    float[] start = new float[SIZE];
    Arrays.fill(start, Float.MAX_VALUE);
    assertTrue(update(new Adam(start), step, gradient(0)));
    for (int place = 0; place < start.length; place++) {
      float[] changed = start.clone();
      changed[place] = wrong;
      assertFalse(update(new Adam(changed), step, gradient(0)), "place " + place);
    }
  }
}
