// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.difflab.spi.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PictureKindTest {

  static List<Shape> shapes() {
    return List.of(
        Shape.vector(1),
        Shape.vector(2),
        Shape.vector(30),
        new Shape(28, 28, 1),
        new Shape(48, 48, 3));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void whatIsDrawnByDefaultSuits(Shape shape) {
    List<PictureKind> defaults = PictureKind.defaults(shape);
    assertTrue(!defaults.isEmpty() && defaults.stream().allMatch(kind -> kind.suits(shape)));
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsWord(PictureKind kind) {
    assertEquals(Optional.of(kind), PictureKind.of(kind.word()));
  }

  @Test
  void wordsAreSpelledAsInFiles() {
    assertEquals("density-evolution", PictureKind.DENSITY_EVOLUTION.word());
    assertEquals(Optional.empty(), PictureKind.of("DENSITY_EVOLUTION"));
  }
}
