// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.linear.Multiplier;
import org.junit.jupiter.api.Test;

final class DeferredMultiplierTest {

  private static final Matrix RIGHT = Noise.of(1, "right").gaussian(0, 0, 5, 3);
  private static final Matrix ROWS = Noise.of(1, "rows").gaussian(0, 0, 4, 5);

  @Test
  void itPreparesOnceAndNotBeforeItMultiplies() {
    List<Matrix> prepared = new ArrayList<>();
    Multiplier deferred = new DeferredMultiplier(RIGHT, right -> preparing(right, prepared));
    assertEquals(5, deferred.inputs());
    assertEquals(3, deferred.outputs());
    assertEquals(List.of(), prepared);
    Matrix expected = new JavaMultiplier(new LineProducts(), RIGHT).multiply(ROWS);
    assertEquals(expected, deferred.multiply(ROWS));
    assertEquals(expected, deferred.multiply(ROWS));
    assertEquals(List.of(RIGHT), prepared);
  }

  @Test
  void manyThreadsPrepareItOnce() {
    List<Matrix> prepared = new ArrayList<>();
    Multiplier deferred = new DeferredMultiplier(RIGHT, right -> preparing(right, prepared));
    Matrix expected = new JavaMultiplier(new LineProducts(), RIGHT).multiply(ROWS);
    try (ThreadWorkers workers = new ThreadWorkers(4)) {
      workers
          .map(100, number -> deferred.multiply(ROWS))
          .forEach(products -> assertEquals(expected, products));
    }
    assertEquals(List.of(RIGHT), prepared);
  }

  @Test
  void aPreparationThatFailedIsTriedAgain() {
    List<Matrix> tried = new ArrayList<>();
    Multiplier deferred =
        new DeferredMultiplier(
            RIGHT,
            right -> {
              tried.add(right);
              if (tried.size() == 1) {
                throw new OutOfMemoryError("the first time");
              }
              return new JavaMultiplier(new LineProducts(), right);
            });
    assertThrows(OutOfMemoryError.class, () -> deferred.multiply(ROWS));
    assertEquals(
        new JavaMultiplier(new LineProducts(), RIGHT).multiply(ROWS), deferred.multiply(ROWS));
  }

  private static Multiplier preparing(Matrix right, List<Matrix> prepared) {
    prepared.add(right);
    return new JavaMultiplier(new LineProducts(), right);
  }
}
