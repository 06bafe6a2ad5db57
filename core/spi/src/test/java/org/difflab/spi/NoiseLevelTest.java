// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseLevelTest {

  @ParameterizedTest
  @CsvSource({
    "-0.1, 0.5, 0.5, time",
    "1.1, 0.5, 0.5, time",
    "NaN, 0.5, 0.5, time",
    "0.5, 0, 0.5, signal",
    "0.5, 1.1, 0.5, signal",
    "0.5, NaN, 0.5, signal",
    "0.5, 0.5, -0.1, noise",
    "0.5, 0.5, Infinity, noise",
    "0.5, 0.5, NaN, noise"
  })
  void valuesOutsideTheirRangeAreRefusedByName(
      double time, double signal, double noise, String name) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new NoiseLevel(time, signal, noise))
            .getMessage();
    assertTrue(message.startsWith(name + " must"), message);
  }

  @Test
  void sigmaAndLambdaAreRatiosOfNoiseAndSignal() {
    NoiseLevel level = new NoiseLevel(0.5, 0.6, 0.8);
    assertEquals(0.8 / 0.6, level.sigma());
    assertEquals(-Math.log(level.sigma()), level.halfLogSnr(), 1e-15);
    assertFalse(level.isClean());
  }

  @Test
  void cleanIsAllSignal() {
    assertTrue(NoiseLevel.CLEAN.isClean());
    assertEquals(0, NoiseLevel.CLEAN.sigma());
    assertEquals(Double.POSITIVE_INFINITY, NoiseLevel.CLEAN.halfLogSnr());
  }
}
