package org.difflab.engine.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.difflab.engine.device.ThreadWorkers;
import org.difflab.spi.Matrix;
import org.junit.jupiter.api.Test;

/** How far samples reach beyond the data. */
class ValueRangeTest {

  private static final Matrix ROWS = Matrix.wrap(2, 2, new float[] {-1, 0, 1, 0.5f});
  private static final Extremes DATA = Extremes.of(ROWS, ThreadWorkers.serial());

  @Test
  void countsWhatLiesBeyondTheDataByMoreThanHalfTheirRange() {
    Matrix samples = Matrix.wrap(3, 2, new float[] {-2, 2, -2.5f, 0, 40, 1});
    assertEquals(
        new ValueRange(-1, 1, -2.5, 40, 2.0 / 6),
        ValueRange.of(DATA, samples, ThreadWorkers.serial()));
    assertEquals(0, ValueRange.of(DATA, ROWS, ThreadWorkers.serial()).farOutside());
  }

  @Test
  void isFoundAmongTheFindingsOfATrial() {
    ValueRange range =
        ValueRange.of(DATA, Matrix.wrap(1, 2, new float[] {7, -7}), ThreadWorkers.serial());
    assertEquals(Optional.of(range), ValueRange.in(List.of(range.finding())));
    assertEquals(Optional.empty(), ValueRange.in(List.of()));
  }
}
