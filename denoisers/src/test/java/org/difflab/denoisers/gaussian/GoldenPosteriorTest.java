// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.difflab.denoisers.Arithmetic;
import org.difflab.denoisers.condition.Conditions;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;
import org.difflab.spi.linear.Eigen;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.SymmetricMatrix;
import org.difflab.spi.training.DenoiserInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Posterior means against the values of an independent float64 implementation. */
class GoldenPosteriorTest {

  private final LinearAlgebra algebra = Arithmetic.algebra(Arithmetic.workers(1));
  private final JsonNode golden = golden();

  private static JsonNode golden() {
    try (InputStream file =
        GoldenPosteriorTest.class.getResourceAsStream("/org/difflab/golden.json")) {
      return new ObjectMapper().readTree(file).get("posterior mean");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A level with the expected rows, under one Gaussian or the mixture of both. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Case(double[] shares, NoiseLevel level, double[][] expected) {

    @Override
    public String toString() {
      return (shares[0] == 0 ? "gaussian" : "mixture") + " at " + level;
    }
  }

  static Stream<Case> cases() {
    JsonNode golden = golden();
    List<Case> cases = new ArrayList<>();
    for (JsonNode entry : golden.get("gaussian (second component alone)")) {
      cases.add(new Case(new double[] {0, 1}, level(entry), rows(entry.get("result"))));
    }
    for (JsonNode entry : golden.get("mixture")) {
      cases.add(new Case(vector(golden.get("weights")), level(entry), rows(entry.get("result"))));
    }
    return cases.stream();
  }

  private static NoiseLevel level(JsonNode entry) {
    return new NoiseLevel(1, entry.get("signal").asDouble(), entry.get("noise").asDouble());
  }

  private static double[] vector(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  private static double[][] rows(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(GoldenPosteriorTest::vector)
        .toArray(double[][]::new);
  }

  private SymmetricMatrix covariance(int component) {
    double[][] rows = rows(golden.get("covariances").get(component));
    double[] values = Stream.of(rows).flatMapToDouble(Arrays::stream).toArray();
    return SymmetricMatrix.wrap(rows.length, values);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void inFloat64(Case golden) {
    double[][] noisy = rows(this.golden.get("x_t"));
    double[][] means = rows(this.golden.get("means"));
    for (int row = 0; row < noisy.length; row++) {
      double[] logarithms = new double[2];
      double[][] estimates = new double[2][];
      for (int k = 0; k < 2; k++) {
        Eigen eigen = algebra.eigen(covariance(k));
        GaussianPosterior posterior =
            GaussianPosterior.of(eigen.values(), rotated(eigen, means[k]), golden.level());
        double[] coordinates = rotated(eigen, noisy[row]);
        logarithms[k] = Math.log(golden.shares()[k]) + posterior.logNormalizer();
        for (int axis = 0; axis < 3; axis++) {
          double apart = coordinates[axis] - posterior.noisyCenter()[axis];
          logarithms[k] -= 0.5 * posterior.precisions()[axis] * apart * apart;
          coordinates[axis] =
              posterior.offsets()[axis] + posterior.gains()[axis] * coordinates[axis];
        }
        estimates[k] = rotatedBack(eigen, coordinates);
      }
      Responsibilities.normalize(logarithms, 2);
      for (int column = 0; column < 3; column++) {
        double estimate =
            logarithms[0] * estimates[0][column] + logarithms[1] * estimates[1][column];
        double expected = golden.expected()[row][column];
        assertEquals(expected, estimate, 1e-6 * Math.max(1, Math.abs(expected)), "row " + row);
      }
    }
  }

  private static double[] rotated(Eigen eigen, double[] values) {
    double[] coordinates = new double[values.length];
    for (int axis = 0; axis < values.length; axis++) {
      for (int column = 0; column < values.length; column++) {
        coordinates[axis] += eigen.vectors()[axis * values.length + column] * values[column];
      }
    }
    return coordinates;
  }

  private static double[] rotatedBack(Eigen eigen, double[] coordinates) {
    double[] values = new double[coordinates.length];
    for (int axis = 0; axis < values.length; axis++) {
      for (int column = 0; column < values.length; column++) {
        values[column] += eigen.vectors()[axis * values.length + column] * coordinates[axis];
      }
    }
    return values;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void inFloat32(Case golden) {
    double[][] noisy = rows(this.golden.get("x_t"));
    Matrix condition = Matrix.zeros(1, 1);
    Conditions conditions =
        Conditions.of(
            new DenoiserInput(Shape.vector(3), Matrix.zeros(1, 3), condition, Optional.empty()));
    double[][] means = rows(this.golden.get("means"));
    PrincipalAxes axes =
        new PrincipalAxes.Builder(2, 3, algebra, Arithmetic.workers(1))
            .add(2, k -> means[k], this::covariance)
            .build();
    Matrix clean =
        new MixtureDenoiser(conditions, axes, new double[][] {golden.shares()}, algebra)
            .denoise(matrix(noisy), golden.level(), condition.repeat(noisy.length));
    for (int row = 0; row < noisy.length; row++) {
      for (int column = 0; column < 3; column++) {
        double expected = golden.expected()[row][column];
        assertEquals(
            expected, clean.get(row, column), 1e-4 * Math.max(1, Math.abs(expected)), "row " + row);
      }
    }
  }

  private static Matrix matrix(double[][] rows) {
    float[] values = new float[rows.length * rows[0].length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) rows[i / rows[0].length][i % rows[0].length];
    }
    return Matrix.wrap(rows.length, rows[0].length, values);
  }
}
