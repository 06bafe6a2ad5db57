// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.moments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.difflab.denoisers.Arithmetic;
import org.difflab.denoisers.Problem;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

  private final Workers workers = Arithmetic.workers(2);
  private final LinearAlgebra algebra = Arithmetic.algebra(workers);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 700})
  void equalTheirDefinition(int count) {
    Matrix rows = Problem.gaussian(1, count, 4);
    Moments moments = Moments.of(rows, algebra, workers);
    assertEquals(count, moments.weight());
    double[] mean = new double[4];
    for (int i = 0; i < rows.values().length; i++) {
      mean[i % 4] += rows.values()[i] / (double) count;
    }
    assertArrayEquals(mean, moments.mean(), 1e-12);
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        double sum = 0;
        for (int row = 0; row < count; row++) {
          sum += (rows.get(row, i) - mean[i]) * (rows.get(row, j) - mean[j]);
        }
        assertEquals(sum, moments.scatter().get(i, j), 1e-6 * count);
        assertEquals(sum / count, moments.covariance().get(i, j), 1e-6);
      }
    }
  }

  @Test
  void aMeanFarFromZeroCostsNoAccuracy() {
    Matrix rows = Problem.gaussian(2, 600, 3);
    float[] shifted = rows.values().clone();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] += 4096;
    }
    Matrix far = Matrix.wrap(600, 3, shifted);
    Matrix near = Moments.centred(far, new double[] {4096, 4096, 4096}, workers);
    double[] expected = Moments.of(near, algebra, workers).scatter().values();
    assertArrayEquals(expected, Moments.of(far, algebra, workers).scatter().values(), 1e-3);
  }

  @Test
  void partsTogetherAreTheWhole() {
    Matrix rows = Problem.gaussian(3, 50, 3);
    List<Moments> parts =
        List.of(
            Moments.of(rows.slice(0, 10), algebra, workers),
            Moments.of(rows.slice(10, 11), algebra, workers),
            Moments.of(rows.slice(11, 50), algebra, workers));
    Moments whole = Moments.of(rows, algebra, workers);
    Moments together = Moments.together(parts);
    assertEquals(50, together.weight());
    assertArrayEquals(whole.mean(), together.mean(), 1e-9);
    assertArrayEquals(whole.scatter().values(), together.scatter().values(), 1e-5);
    double[] within = new double[9];
    for (Moments part : parts) {
      Arrays.setAll(within, i -> within[i] + part.scatter().values()[i]);
    }
    assertArrayEquals(within, Moments.within(parts).scatter().values(), 1e-12);
  }

  @Test
  void weightsScaleTheScatterAlone() {
    Moments once = Moments.of(Problem.gaussian(4, 30, 2), algebra, workers);
    Moments half = once.weighted(0.5);
    assertEquals(15, half.weight());
    assertArrayEquals(once.mean(), half.mean());
    assertArrayEquals(once.covariance().values(), half.covariance().values(), 1e-12);
  }

  @Test
  void refuseWhatIsNotFinite() {
    Matrix rows = Matrix.ofRows(new float[] {0, 1}, new float[] {2, Float.NaN});
    ArithmeticException refusal =
        assertThrows(ArithmeticException.class, () -> Moments.of(rows, algebra, workers));
    assertEquals(
        "the training rows hold a value that is not finite, in column 1", refusal.getMessage());
  }
}
