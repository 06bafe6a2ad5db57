// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.junit.jupiter.api.Test;

/** How far samples reach beyond the data. */
class ValueRangeTest {

  private static final Matrix ROWS = Matrix.wrap(2, 2, new float[] {-1, 0, 1, 0.5f});
  private static final ColumnRanges DATA =
      ColumnRanges.of(ROWS, new Shape(2, 2, 1), ThreadWorkers.serial());
  private static final ColumnRanges TABLE =
      ColumnRanges.of(ROWS, Shape.vector(2), ThreadWorkers.serial());

  @Test
  void countsWhatLiesBeyondTheDataByMoreThanHalfTheirRange() {
    Matrix samples = Matrix.wrap(3, 2, new float[] {-2, 2, -2.5f, 0, 40, 1});
    assertEquals(
        new ValueRange(-1, 1, -2.5, 40, 2.0 / 6, 0),
        ValueRange.of(DATA, samples, ThreadWorkers.serial()));
    assertEquals(0, ValueRange.of(DATA, ROWS, ThreadWorkers.serial()).farOutside());
  }

  /** The second column lies within the range of the first, and far outside of its own. */
  @Test
  void judgesPointsAndTablesByColumn() {
    Matrix samples = Matrix.wrap(4, 2, new float[] {-1, 0.8f, 1, 0.7f, 0, -0.3f, 0, 0.1f});
    assertEquals(
        new ValueRange(0, 0.5, -0.3f, 0.8f, 3.0 / 4, 2),
        ValueRange.of(TABLE, samples, ThreadWorkers.serial()));
    assertEquals(0, ValueRange.of(DATA, samples, ThreadWorkers.serial()).farOutside());
  }

  @Test
  void aConstantColumnHasAMarginToo() {
    ColumnRanges constant =
        ColumnRanges.of(
            Matrix.wrap(2, 1, new float[] {2000, 2000}), Shape.vector(1), ThreadWorkers.serial());
    Matrix near = Matrix.wrap(1, 1, new float[] {2000.01f});
    assertEquals(0, ValueRange.of(constant, near, ThreadWorkers.serial()).farOutside());
    Matrix far = Matrix.wrap(1, 1, new float[] {2010});
    assertEquals(1, ValueRange.of(constant, far, ThreadWorkers.serial()).farOutside());
  }

  @Test
  void isFoundAmongTheFindingsOfATrial() {
    ValueRange range =
        ValueRange.of(DATA, Matrix.wrap(1, 2, new float[] {7, -7}), ThreadWorkers.serial());
    assertEquals(Optional.of(range), ValueRange.in(List.of(range.finding())));
    assertEquals(Optional.empty(), ValueRange.in(List.of()));
  }
}
