// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.difflab.report.chart.Chart.Point;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.junit.jupiter.api.Test;

/** What is said of errors at the noisiest level. */
class ErrorSectionTest {

  private static final NoiseLevel NOISIEST = new NoiseLevel(1, 0.001, 1);

  private static ErrorSection.End end(double error) {
    return ErrorSection.end(
        "one",
        new LevelErrors(List.of(new Point(0.1, 0.01), new Point(1000, error)), NOISIEST, 0.5));
  }

  @Test
  void saturationIsTold() {
    ErrorSection.End end = end(40);
    assertEquals(
        "error 40 at the noisiest level, σ = 1,000, 1/signal = 1,000; predicting the mean has the"
            + " error 0.5",
        end.numbers());
    assertTrue(end.warning().contains("saturates"), end.warning());
  }

  @Test
  void knowingNoMoreThanTheMeanIsFine() {
    assertEquals("", end(0.51).warning());
  }

  @Test
  void theVarianceIsThatOfValuesWithinColumns() {
    Matrix rows = Matrix.ofRows(new float[] {1, 10}, new float[] {3, 10}, new float[] {5, 10});
    assertEquals((8.0 / 3 + 0) / 2, LevelErrors.meanVariance(rows), 1e-9);
  }

  @Test
  void theShareOfSignalDoesNotDependOnTheSizeOfNoise() {
    assertEquals(0.6, ScheduleSection.signalShare(new NoiseLevel(1, 0.6, 0.8)), 1e-12);
    assertEquals(1 / Math.sqrt(6401), ScheduleSection.signalShare(new NoiseLevel(1, 1, 80)), 1e-12);
  }
}
