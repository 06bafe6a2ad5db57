// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.Multiplier;
import org.difflab.spi.linear.SymmetricMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every linear algebra promises. */
abstract class LinearAlgebraContract {

  private static final int BLOCK = Workers.BLOCK_ROWS;
  private static final Noise NOISE = Noise.of(11, "linear-algebra-contract");

  /** Makes the linear algebra under test. */
  abstract LinearAlgebra algebra(Workers workers);

  private LinearAlgebra algebra() {
    return algebra(ThreadWorkers.serial());
  }

  static Matrix random(int key, int rows, int columns) {
    return NOISE.gaussian((long) key << 32, 0, rows, columns);
  }

  private static SymmetricMatrix covariance(int key, int size) {
    return Reference.gram(random(key, 2 * size + 3, size));
  }

  static Stream<Arguments> sizes() {
    int[] widths = {1, 2, 9, 30, 144, 145, 784};
    Stream<Arguments> pairs =
        Arrays.stream(widths)
            .boxed()
            .flatMap(
                inputs -> Arrays.stream(widths).mapToObj(outputs -> Arguments.of(inputs, outputs)));
    return Stream.concat(
        pairs,
        Stream.of(
            Arguments.of(144, 2880),
            Arguments.of(1450, 144),
            Arguments.of(2880, 9),
            Arguments.of(3, 1450)));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void aRowsProductDependsOnNothingElse(int inputs, int outputs) {
    Multiplier multiplier = algebra().multiplier(random(1, inputs, outputs));
    Matrix row = random(2, 1, inputs);
    float[] alone = multiplier.multiply(row).values();
    Matrix crowd = multiplier.multiply(row.repeat(BLOCK + 3));
    for (int position = 0; position < crowd.rows(); position++) {
      assertArrayEquals(alone, crowd.row(position), "at position " + position);
    }
    for (int position : new int[] {0, 1, 6, 24, 100, 255}) {
      Matrix others = random(3 + position, 300, inputs);
      Matrix among =
          Matrix.stack(List.of(others.slice(0, position), row, others.slice(position, 257)));
      assertArrayEquals(
          alone, multiplier.multiply(among).row(position), "among others at " + position);
      Matrix last = Matrix.stack(List.of(others.slice(0, position), row));
      assertArrayEquals(alone, multiplier.multiply(last).row(position), "last at " + position);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,1",
    "3,2,5",
    "7,30,9",
    "256,144,145",
    "257,145,144",
    "600,9,30",
    "20,784,784",
    "5,1450,144"
  })
  void productsAreRight(int count, int inputs, int outputs) {
    Matrix right = random(4, inputs, outputs);
    Matrix rows = random(5, count, inputs);
    double[] expected = Reference.product(rows, right);
    float[] actual = algebra().multiplier(right).multiply(rows).values();
    double tolerance = 1e-6 * (4 + inputs);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], tolerance);
    }
  }

  @Test
  void onlyTheFirstRowsAreMultiplied() {
    Multiplier multiplier = algebra().multiplier(random(6, 4, 3));
    float[] rows = random(7, 10, 4).values();
    float[] before = rows.clone();
    float[] into = new float[30];
    Arrays.fill(into, 5);
    multiplier.multiply(rows, 2, into);
    assertArrayEquals(before, rows);
    assertEquals(5, into[6]);
    assertFalse(into[5] == 5);
    assertEquals(0, multiplier.multiply(Matrix.zeros(0, 4)).rows());
  }

  @Test
  void theRightMatrixIsReadOnce() {
    float[] values = {1, 2, 3, 4};
    Multiplier multiplier = algebra().multiplier(Matrix.wrap(2, 2, values.clone()));
    assertEquals(2, multiplier.inputs());
    assertEquals(2, multiplier.outputs());
    assertEquals(
        Matrix.ofRows(new float[] {4, 6}), multiplier.multiply(Matrix.ofRows(new float[] {1, 1})));
  }

  @Test
  void wrongSizesAreRefused() {
    LinearAlgebra algebra = algebra();
    Multiplier multiplier = algebra.multiplier(random(8, 4, 3));
    assertThrows(IllegalArgumentException.class, () -> multiplier.multiply(random(9, 2, 5)));
    assertThrows(IllegalArgumentException.class, () -> algebra.multiplier(Matrix.zeros(0, 3)));
    assertThrows(IllegalArgumentException.class, () -> algebra.multiplier(Matrix.zeros(3, 0)));
    assertThrows(
        IllegalArgumentException.class, () -> algebra.solve(covariance(1, 3), new double[4]));
  }

  @Test
  void manyThreadsMultiplyAtOnce() {
    Multiplier multiplier = algebra().multiplier(random(10, 30, 20));
    Matrix rows = random(11, 2000, 30);
    Matrix expected = multiplier.multiply(rows);
    try (ThreadWorkers workers = new ThreadWorkers(4)) {
      List<Matrix> blocks =
          workers.mapBlocks(2000, (from, to) -> multiplier.multiply(rows.slice(from, to)));
      assertEquals(expected, Matrix.stack(blocks));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,1", "5,3", "255,9", "256,30", "257,145", "3000,20", "700,144", "9000,7", "17000,5"
  })
  void gramMatricesAreRight(int count, int width) {
    Matrix rows = random(12, count, width);
    SymmetricMatrix expected = Reference.gram(rows);
    SymmetricMatrix actual = algebra().gram(rows);
    for (int row = 0; row < width; row++) {
      for (int column = 0; column < width; column++) {
        assertEquals(
            expected.get(row, column),
            actual.get(row, column),
            1e-5 * Math.sqrt(count) + 1e-6 * count);
        assertEquals(actual.get(row, column), actual.get(column, row));
      }
    }
  }

  @Test
  void gramMatricesOfSomeRowsAroundACenterAreThoseOfTheirDifferences() {
    Matrix rows = random(20, 1000, 30);
    float[] center = random(21, 1, 30).values();
    float[] differences = rows.slice(100, 700).values().clone();
    for (int i = 0; i < differences.length; i++) {
      differences[i] -= center[i % 30];
    }
    assertArrayEquals(
        algebra().gram(Matrix.wrap(600, 30, differences)).values(),
        algebra().gram(rows, 100, 700, center).values());
    assertThrows(
        IllegalArgumentException.class, () -> algebra().gram(rows, 0, 1000, new float[29]));
  }

  @Test
  void columnsEqualToTheCenterAddZerosToAGramMatrix() {
    Matrix rows = random(22, 700, 6);
    float[] values = rows.values().clone();
    for (int row = 0; row < 700; row++) {
      values[row * 6] = -1;
      values[row * 6 + 4] = 0.1f;
    }
    SymmetricMatrix gram =
        algebra().gram(Matrix.wrap(700, 6, values), 0, 700, new float[] {-1, 0, 0, 0, 0.1f, 0});
    SymmetricMatrix expected = Reference.gram(rows);
    for (int row = 0; row < 6; row++) {
      for (int column = 0; column < 6; column++) {
        boolean zero = row % 4 == 0 || column % 4 == 0;
        assertEquals(zero ? 0 : expected.get(row, column), gram.get(row, column), zero ? 0 : 1e-3);
      }
    }
    float[] once = new float[700 * 6];
    once[699 * 6 + 4] = 3;
    SymmetricMatrix single = algebra().gram(Matrix.wrap(700, 6, once));
    assertEquals(9, single.get(4, 4));
    assertEquals(9, Arrays.stream(single.values()).sum());
  }

  @Test
  void theGramMatrixOfNoRowsOrOfZerosIsZero() {
    assertArrayEquals(new double[9], algebra().gram(Matrix.zeros(0, 3)).values());
    assertArrayEquals(new double[9], algebra().gram(Matrix.zeros(500, 3)).values());
  }

  @Test
  void sumsOverBlocksAreExact() {
    Matrix rows = Matrix.wrap(70_000, 1, filled(70_000, 4097));
    assertEquals(
        70_000 * 4097.0 * 4097.0, algebra().gram(rows).get(0, 0), 70_000 * 4097.0 * 4097.0 * 1e-6);
    Matrix ones = Matrix.wrap(2_000_000, 1, filled(2_000_000, 3));
    assertEquals(18_000_000, algebra().gram(ones).get(0, 0));
  }

  private static float[] filled(int length, float value) {
    float[] values = new float[length];
    Arrays.fill(values, value);
    return values;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void theNumberOfThreadsLeavesAllBitsAlone(int threads) {
    Matrix rows = random(13, 5000, 40);
    SymmetricMatrix expected = algebra().gram(rows);
    Eigen expectedEigen = algebra().eigen(expected);
    try (ThreadWorkers workers = new ThreadWorkers(threads)) {
      LinearAlgebra algebra = algebra(workers);
      assertArrayEquals(expected.values(), algebra.gram(rows).values());
      List<SymmetricMatrix> nested = workers.map(3, task -> algebra.gram(rows));
      nested.forEach(gram -> assertArrayEquals(expected.values(), gram.values()));
      assertArrayEquals(expectedEigen.vectors(), algebra.eigen(expected).vectors());
      assertArrayEquals(expectedEigen.values(), algebra.eigen(expected).values());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 60, 145})
  void eigenvectorsTakeAMatrixApart(int size) {
    SymmetricMatrix matrix = covariance(14, size);
    double[] before = matrix.values().clone();
    Eigen eigen = algebra().eigen(matrix);
    assertArrayEquals(before, matrix.values());
    double scale = eigen.values()[0];
    for (int k = 0; k < size; k++) {
      assertTrue(k == 0 || eigen.values()[k - 1] >= eigen.values()[k], "largest first");
      double[] vector = Arrays.copyOfRange(eigen.vectors(), k * size, (k + 1) * size);
      double[] image = Reference.times(matrix, vector);
      for (int i = 0; i < size; i++) {
        assertEquals(eigen.values()[k] * vector[i], image[i], 1e-12 * size * scale);
      }
      assertEquals(1, Reference.dot(vector, vector), 1e-12);
      double largest = Arrays.stream(vector).max().orElseThrow();
      assertTrue(
          Arrays.stream(vector).allMatch(value -> -value <= largest),
          "the largest component is positive");
      for (int other = 0; other < k; other++) {
        double[] previous = Arrays.copyOfRange(eigen.vectors(), other * size, (other + 1) * size);
        assertEquals(0, Reference.dot(vector, previous), 1e-11);
      }
    }
  }

  @Test
  void ofEqualComponentsTheFirstIsPositive() {
    SymmetricMatrix matrix = SymmetricMatrix.wrap(2, new double[] {2, -1, -1, 2});
    Eigen eigen = algebra().eigen(matrix);
    assertArrayEquals(new double[] {3, 1}, eigen.values(), 1e-14);
    double half = Math.sqrt(0.5);
    assertEquals(half, Math.abs(eigen.vectors()[0]), 1e-14);
    assertEquals(half, eigen.vectors()[2], 1e-14);
    assertEquals(half, eigen.vectors()[3], 1e-14);
    Eigen diagonal = algebra().eigen(SymmetricMatrix.wrap(2, new double[] {1, 0, 0, 4}));
    assertArrayEquals(new double[] {4, 1}, diagonal.values());
    assertArrayEquals(new double[] {0, 1, 1, 0}, diagonal.vectors());
  }

  @Test
  void degenerateAndZeroMatricesAreTakenApart() {
    Eigen zero = algebra().eigen(SymmetricMatrix.wrap(3, new double[9]));
    assertArrayEquals(new double[3], zero.values());
    Eigen identity =
        algebra().eigen(SymmetricMatrix.wrap(3, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}));
    assertArrayEquals(new double[] {1, 1, 1}, identity.values());
  }

  @Test
  void linesOfZerosHaveTheirAxesAsEigenvectors() {
    double[] values = new double[25];
    values[0] = 2;
    values[12] = -3;
    values[2] = values[10] = 1;
    values[24] = 0.5;
    Eigen eigen = algebra().eigen(SymmetricMatrix.wrap(5, values));
    double root = Math.sqrt(7.25);
    assertArrayEquals(new double[] {-0.5 + root, 0.5, 0, 0, -0.5 - root}, eigen.values(), 1e-14);
    assertArrayEquals(new double[] {0, 1, 0, 0, 0}, Arrays.copyOfRange(eigen.vectors(), 10, 15));
    assertArrayEquals(new double[] {0, 0, 0, 1, 0}, Arrays.copyOfRange(eigen.vectors(), 15, 20));
    assertArrayEquals(
        new double[] {0, 0, 0, 0, 1}, Arrays.copyOfRange(eigen.vectors(), 5, 10), 1e-14);
    assertEquals(0, eigen.vectors()[1]);
    assertEquals(0, eigen.vectors()[3]);
  }

  @Test
  void whatIsNotFiniteIsRefused() {
    SymmetricMatrix matrix = SymmetricMatrix.wrap(2, new double[] {1, 0, 0, Double.NaN});
    assertThrows(ArithmeticException.class, () -> algebra().eigen(matrix));
    assertThrows(ArithmeticException.class, () -> algebra().solve(matrix, new double[2]));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,3", "10,1", "60,7", "145,30"})
  void regularSystemsAreSolved(int size, int columns) {
    SymmetricMatrix matrix = covariance(15, size);
    double[] expected = Reference.doubles(random(16, size, columns));
    double[] right = Reference.times(matrix, expected);
    double[] before = right.clone();
    assertArrayEquals(expected, algebra().solve(matrix, right), 1e-7);
    assertArrayEquals(before, right);
  }

  @Test
  void unknownsInOtherUnitsAreNotSingular() {
    SymmetricMatrix matrix = SymmetricMatrix.wrap(2, new double[] {1e10, 1, 1, 1e-9});
    double[] right = Reference.times(matrix, new double[] {2, 3e7});
    double[] solution = algebra().solve(matrix, right);
    assertEquals(2, solution[0], 1e-6);
    assertEquals(3e7, solution[1], 1);
  }

  @Test
  void singularSystemsHaveTheSolutionOfLeastNorm() {
    SymmetricMatrix ones = SymmetricMatrix.wrap(2, new double[] {1, 1, 1, 1});
    assertArrayEquals(new double[] {1, 1}, algebra().solve(ones, new double[] {2, 2}), 1e-12);
    SymmetricMatrix nothing = SymmetricMatrix.wrap(2, new double[4]);
    assertArrayEquals(new double[2], algebra().solve(nothing, new double[] {1, 2}));
    SymmetricMatrix part = SymmetricMatrix.wrap(3, new double[] {2, 0, 0, 0, 0, 0, 0, 0, 4});
    assertArrayEquals(new double[] {1, 0, 2}, algebra().solve(part, new double[] {2, 0, 8}), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 20, 60})
  void copiesOfAColumnShareItsCoefficient(int size) {
    Matrix rows = random(17, 3 * size, size);
    int[] twice = IntStream.range(0, 2 * size).map(i -> i % size).toArray();
    SymmetricMatrix small = Reference.gram(rows);
    double[] values = new double[4 * size * size];
    for (int row = 0; row < 2 * size; row++) {
      for (int column = 0; column < 2 * size; column++) {
        values[row * 2 * size + column] = small.get(twice[row], twice[column]);
      }
    }
    double[] wanted = Reference.doubles(random(18, size, 1));
    double[] once = Reference.times(small, wanted);
    double[] right = Arrays.copyOf(once, 2 * size);
    System.arraycopy(once, 0, right, size, size);
    double[] solution = algebra().solve(SymmetricMatrix.wrap(2 * size, values), right);
    for (int i = 0; i < 2 * size; i++) {
      assertEquals(wanted[i % size] / 2, solution[i], 1e-7);
    }
  }

  @Test
  void itSaysWhatComputes() {
    assertFalse(algebra().description().isBlank());
  }
}
