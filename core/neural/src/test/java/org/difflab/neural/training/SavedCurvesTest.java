// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.difflab.spi.Curve;
import org.difflab.spi.InputException;
import org.difflab.spi.Weights;
import org.junit.jupiter.api.Test;

class SavedCurvesTest {

  @Test
  void comeBackInTheirOrder() {
    List<Curve> curves =
        List.of(
            new Curve("loss", List.of(new Curve.Point(10, 0.25), new Curve.Point(20, 1e-17))),
            new Curve("divergence", List.of()));
    assertEquals(curves, SavedCurves.curves(SavedCurves.weights(curves)));
  }

  @Test
  void noneComeBackAsNone() {
    assertEquals(List.of(), SavedCurves.curves(SavedCurves.weights(List.of())));
  }

  @Test
  void missingOnesAreRefused() {
    assertThrows(InputException.class, () -> SavedCurves.curves(Weights.none()));
  }
}
