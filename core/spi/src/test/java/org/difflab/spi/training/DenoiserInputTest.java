// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.junit.jupiter.api.Test;

class DenoiserInputTest {

  private static final Shape THREE = Shape.vector(3);

  @Test
  void sizesThatFitAreTaken() {
    DenoiserInput input =
        new DenoiserInput(
            THREE, Matrix.zeros(5, 3), Matrix.zeros(5, 2), Optional.of(Matrix.zeros(1, 2)));
    assertEquals(5, input.latents().rows());
  }

  @Test
  void sizesThatDoNotFitAreRefused() {
    Matrix latents = Matrix.zeros(5, 3);
    Matrix conditions = Matrix.zeros(5, 2);
    Matrix few = Matrix.zeros(4, 2);
    Optional<Matrix> none = Optional.empty();
    Optional<Matrix> wide = Optional.of(Matrix.zeros(1, 3));
    assertThrows(
        IllegalArgumentException.class,
        () -> new DenoiserInput(Shape.vector(4), latents, conditions, none));
    assertThrows(
        IllegalArgumentException.class, () -> new DenoiserInput(THREE, latents, few, none));
    assertThrows(
        IllegalArgumentException.class, () -> new DenoiserInput(THREE, latents, conditions, wide));
  }
}
