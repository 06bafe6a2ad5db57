// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The bar from the random baseline to real data. */
class ReferenceGaugeTest {

  @Test
  void runsFromRandomToReal() {
    assertEquals(0.5, ReferenceGauge.share(1, 100, 10), 1e-12, "by ratio");
    assertEquals(0.25, ReferenceGauge.share(0, 4, 3), 1e-12, "by difference");
    assertEquals(0.75, ReferenceGauge.share(1, 0, 0.75), 1e-12, "higher is better");
    assertEquals("100", only(ReferenceGauge.of(2, 10, 2)).fill());
    assertEquals("0", only(ReferenceGauge.of(2, 10, 10)).fill());
    ReferenceGauge within = only(ReferenceGauge.of(2, 10, 4));
    assertEquals("75", within.fill());
    assertEquals("within", within.style());
    assertTrue(within.words().startsWith("75 % of the way from the random"), within.words());
  }

  private static ReferenceGauge only(List<ReferenceGauge> gauges) {
    assertEquals(1, gauges.size(), gauges.toString());
    return gauges.get(0);
  }

  @Test
  void aValueOutsideOfBothIsMarked() {
    for (double[] each : new double[][] {{2, 10, 1.9}, {0.9, 0.1, 0.95}, {1, 1000, -3}}) {
      ReferenceGauge beyond = only(ReferenceGauge.of(each[0], each[1], each[2]));
      assertEquals(List.of("100", "beyond"), List.of(beyond.fill(), beyond.style()));
    }
    for (double[] each : new double[][] {{2, 10, 11}, {0.9, 0.1, 0}, {0.9, 0.001, 0}}) {
      ReferenceGauge below = only(ReferenceGauge.of(each[0], each[1], each[2]));
      assertEquals(List.of("0", "below"), List.of(below.fill(), below.style()));
    }
  }

  @Test
  void equalOrUnknownEndsAreNotMistakenForAValue() {
    assertEquals("equal", only(ReferenceGauge.of(1, 1, 1)).style());
    assertEquals("equal", only(ReferenceGauge.of(0, 0, 5)).style());
    assertEquals("equal", only(ReferenceGauge.of(0.1 + 0.2, 0.3, 5)).style());
    assertEquals(List.of(), ReferenceGauge.of(Double.NaN, 1, 1));
    assertEquals(List.of(), ReferenceGauge.of(0, Double.POSITIVE_INFINITY, 1));
    assertEquals(List.of(), ReferenceGauge.of(0, 1, Double.NaN));
  }
}
