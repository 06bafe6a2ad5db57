// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.difflab.spi.Matrix;
import org.junit.jupiter.api.Test;

class RangeTest {

  @Test
  void aRangeOfAnyLengthHasShares() {
    Range all = new Range(-Double.MAX_VALUE, Double.MAX_VALUE);
    assertEquals(0.5, all.share(0), 1e-12);
    assertTrue(Double.isFinite(all.length()));
    Range tiny = new Range(0, Double.MIN_VALUE);
    assertTrue(tiny.share(0) >= 0 && tiny.share(Double.MIN_VALUE) <= 1);
  }

  @Test
  void coversAColumnAndIsNeverEmpty() {
    Matrix values = Matrix.ofRows(new float[] {-1, 7}, new float[] {3, 7});
    Range first = Range.of(values, 0);
    assertTrue(first.from() < -1 && first.to() > 3 && first.length() < 5, first.toString());
    Range constant = Range.of(values, 1);
    assertTrue(constant.from() < 7 && constant.to() > 7, constant.toString());
  }

  @Test
  void reachesForAnotherByItsOwnLengthAtMost() {
    Range data = new Range(0, 1);
    assertEquals(new Range(-1, 1.5), data.reachingFor(new Range(-1e9, 1.5)));
    assertEquals(data, data.reachingFor(new Range(0.2, 0.8)));
  }

  @Test
  void refusesEndsThatAreNone() {
    assertThrows(IllegalArgumentException.class, () -> new Range(1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Range(0, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Range(0, Double.POSITIVE_INFINITY));
  }
}
