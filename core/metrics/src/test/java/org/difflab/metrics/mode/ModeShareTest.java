// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.mode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.metrics.Evaluations;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Measurement;
import org.junit.jupiter.api.Test;

class ModeShareTest {

  private static final ModeShare TWO = of(List.of(List.of(-1.0), List.of(1.0)));
  private static final Matrix HALF = Matrix.wrap(4, 1, new float[] {-1, -0.5f, 0.5f, 1});

  private static ModeShare of(List<List<Double>> centres) {
    return new ModeShare(new ModeShare.Options(centres));
  }

  private static List<Measurement> measured(ModeShare metric, Matrix generated) {
    return metric.measure(Evaluations.of(generated, HALF, ThreadWorkers.serial()));
  }

  @Test
  void aLostModeHasNoShare() {
    List<Measurement> found = measured(TWO, Matrix.wrap(3, 1, new float[] {0.9f, 1.1f, 1}));
    assertEquals(
        List.of(
            new Measurement("mode-share of (-1)", 0, Measurement.Better.NEITHER),
            new Measurement("mode-share of (1)", 1, Measurement.Better.NEITHER),
            new Measurement("mode-share error", 0.5, Measurement.Better.LOWER)),
        found);
  }

  @Test
  void centresOfAnotherWidthAreRefused() {
    ModeShare plane = of(List.of(List.of(-1.0, 0.0), List.of(1.0, 0.0)));
    String message = assertThrows(InputException.class, () -> measured(plane, HALF)).getMessage();
    assertTrue(message.contains("centres of 2 numbers, and the data have 1 dimension"), message);
  }

  @Test
  void noSamplesAreRefused() {
    String message =
        assertThrows(InputException.class, () -> measured(TWO, Matrix.zeros(0, 1))).getMessage();
    assertTrue(message.contains("needs at least 1 generated sample"), message);
  }

  @Test
  void nonsenseIsRefused() {
    for (List<List<Double>> centres :
        List.of(
            List.<List<Double>>of(),
            List.of(List.of(1.0)),
            List.of(List.of(1.0), List.of(1.0, 2.0)),
            List.of(List.<Double>of(), List.<Double>of()))) {
      assertThrows(IllegalArgumentException.class, () -> of(centres), centres.toString());
    }
  }
}
