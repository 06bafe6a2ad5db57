// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class HolmCorrectionTest {

  /** R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm"). */
  @Test
  void multipliesStepByStep() {
    assertArrayEquals(
        new double[] {0.03, 0.06, 0.06, 0.02},
        HolmCorrection.of(new double[] {0.01, 0.04, 0.03, 0.005}),
        1e-12);
  }

  @Test
  void staysWithinOne() {
    assertArrayEquals(new double[] {1, 1, 1}, HolmCorrection.of(new double[] {0.6, 0.5, 1}), 1e-12);
    assertArrayEquals(new double[0], HolmCorrection.of(new double[0]));
  }
}
