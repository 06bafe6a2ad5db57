package org.difflab.denoisers.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.difflab.denoisers.Arithmetic;
import org.difflab.denoisers.Problem;
import org.difflab.spi.Matrix;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;
import org.difflab.spi.linear.SymmetricMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationsTest {

  private static final int GAUSSIANS = 9;
  private static final int ROWS = 40;

  private final Workers workers = Arithmetic.workers(2);
  private final LinearAlgebra algebra = Arithmetic.algebra(workers);

  private SymmetricMatrix covariance(int width, int k) {
    Matrix rows = Problem.gaussian(20 + k, 2 * width, width);
    return algebra.gram(rows);
  }

  @ParameterizedTest
  @CsvSource({"3, 80", "30, 8", "63, 3", "64, 1", "100, 1"})
  void coordinatesAreThoseAlongTheAxesOfEach(int width, int together) {
    List<Gaussian> gaussians =
        new PrincipalAxes.Builder(GAUSSIANS, width, algebra, workers)
            .add(GAUSSIANS, k -> new double[width], k -> covariance(width, k))
            .build()
            .gaussians(algebra);
    Rotations rotations = new Rotations(gaussians, algebra);
    assertEquals(together, rotations.together());
    Matrix rows = Problem.gaussian(10, ROWS, width);
    for (int k = 0; k < GAUSSIANS; k++) {
      Multiplier multiplier = rotations.multiplier(k);
      Matrix found = multiplier.multiply(rows);
      Matrix expected = gaussians.get(k).toAxes().multiply(rows);
      for (int row = 0; row < ROWS; row++) {
        for (int axis = 0; axis < width; axis++) {
          float coordinate = found.get(row, k % together * width + axis);
          assertEquals(expected.get(row, axis), coordinate, 1e-4f);
        }
      }
    }
  }
}
