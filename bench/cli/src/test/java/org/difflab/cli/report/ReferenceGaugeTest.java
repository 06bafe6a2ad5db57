package org.difflab.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The way from the floor to the ceiling. */
class ReferenceGaugeTest {

  @Test
  void saysHowFarAValueIsOnTheWay() {
    assertEquals(0.5, ReferenceGauge.share(1, 100, 10).orElseThrow(), 1e-12, "by ratio");
    assertEquals(0.25, ReferenceGauge.share(0, 4, 1).orElseThrow(), 1e-12, "by difference");
    assertEquals(0.25, ReferenceGauge.share(1, 0, 0.75).orElseThrow(), 1e-12, "downwards");
    assertEquals(1, ReferenceGauge.share(0, 4, 9).orElseThrow(), "no farther than the ceiling");
    assertEquals(0, ReferenceGauge.share(0, 4, -1).orElseThrow(), "no lower than the floor");
  }

  @Test
  void thereIsNoWayWhereBothEndsAreOne() {
    assertEquals(OptionalDouble.empty(), ReferenceGauge.share(1, 1, 1));
    assertEquals(OptionalDouble.empty(), ReferenceGauge.share(Double.NaN, 1, 1));
  }
}
