// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.condition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.training.DenoiserInput;
import org.junit.jupiter.api.Test;

class ConditionsTest {

  private static final Matrix ROWS =
      Matrix.ofRows(
          new float[] {2, 1}, new float[] {0, 3}, new float[] {2, 1}, new float[] {0, 3.5f});

  private static Conditions conditions(Optional<Matrix> unconditional) {
    return Conditions.of(
        new DenoiserInput(Shape.vector(1), Matrix.zeros(4, 1), ROWS, unconditional));
  }

  @Test
  void areNumberedInTheOrderOfTheirFirstRow() {
    Conditions conditions = conditions(Optional.empty());
    assertEquals(3, conditions.count());
    assertEquals(3, conditions.prompts());
    List<int[]> rows = conditions.rowsByCondition(ROWS);
    assertArrayEquals(new int[] {0, 2}, rows.get(0));
    assertArrayEquals(new int[] {1}, rows.get(1));
    assertArrayEquals(new int[] {3}, rows.get(2));
  }

  @Test
  void noPromptComesLast() {
    Conditions conditions = conditions(Optional.of(Matrix.zeros(1, 2)));
    assertEquals(OptionalInt.of(3), conditions.unconditional());
    assertEquals(3, conditions.prompts());
    assertArrayEquals(new int[] {0, 1}, conditions.rowsByCondition(Matrix.zeros(2, 2)).get(3));
  }

  @Test
  void noPromptMustHaveAVectorOfItsOwn() {
    Optional<Matrix> taken = Optional.of(ROWS.slice(1, 2));
    InputException refusal = assertThrows(InputException.class, () -> conditions(taken));
    assertTrue(refusal.getMessage().contains("[0.0, 3.0]"), refusal.getMessage());
  }

  @Test
  void survivesSavingAndLoading() {
    Conditions saved = conditions(Optional.of(Matrix.zeros(1, 2)));
    Conditions loaded = Conditions.load(saved.weights());
    assertEquals(saved.values(), loaded.values());
    assertEquals(saved.unconditional(), loaded.unconditional());
    assertEquals(
        OptionalInt.empty(),
        Conditions.load(conditions(Optional.empty()).weights()).unconditional());
  }

  @Test
  void refusesDamagedWeights() {
    Weights outside =
        Weights.builder()
            .matrix("conditions", ROWS.slice(0, 2))
            .integer("unconditional", 2)
            .build();
    assertThrows(InputException.class, () -> Conditions.load(outside));
    Weights twice = Weights.builder().matrix("conditions", ROWS).build();
    assertThrows(InputException.class, () -> Conditions.load(twice));
    assertThrows(InputException.class, () -> Conditions.load(Weights.none()));
  }

  @Test
  void estimatesAreComputedByGroupAndPutBackInOrder() {
    Conditions conditions = conditions(Optional.empty());
    Matrix noisy =
        Matrix.ofRows(new float[] {1}, new float[] {2}, new float[] {3}, new float[] {4});
    NoiseLevel level = new NoiseLevel(1, 0.5, 1);
    Matrix estimate =
        conditions.estimate(
            1,
            noisy,
            level,
            ROWS,
            (condition, rows) -> {
              float[] values = rows.values().clone();
              for (int i = 0; i < values.length; i++) {
                values[i] += 10 * condition;
              }
              return Matrix.wrap(rows.rows(), 1, values);
            });
    assertArrayEquals(new float[] {1, 12, 3, 24}, estimate.values());
    NoiseLevel clean = new NoiseLevel(0, 0.5, 0);
    Matrix scaled =
        conditions.estimate(
            1, noisy, clean, ROWS, (condition, rows) -> Matrix.zeros(rows.rows(), 1));
    assertArrayEquals(new float[] {2, 4, 6, 8}, scaled.values());
  }

  @Test
  void longVectorsAreShortenedInMessages() {
    Conditions conditions =
        Conditions.of(
            new DenoiserInput(
                Shape.vector(1), Matrix.zeros(1, 1), Matrix.zeros(1, 20), Optional.empty()));
    float[] other = new float[20];
    other[0] = 1;
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> conditions.rowsByCondition(Matrix.wrap(1, 20, other)));
    assertTrue(refusal.getMessage().contains("… 20 values]"), refusal.getMessage());
  }
}
