// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.Encoder;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PcaTest {

  @Test
  void findsTheDirectionsOfAnEllipse() {
    // Deviations 3 along (0.6, 0.8) and 1 along (−0.8, 0.6), about (5, −5).
    Matrix samples =
        Matrix.ofRows(
            new float[] {5 + 1.8f, -5 + 2.4f},
            new float[] {5 - 1.8f, -5 - 2.4f},
            new float[] {5 - 0.8f, -5 + 0.6f},
            new float[] {5 + 0.8f, -5 - 0.6f});
    Encoder encoder = Trainers.train(Trainers.pca(2, false), samples);
    Weights weights = encoder.weights();
    assertArrayEquals(new double[] {18 / 3.0, 2 / 3.0}, weights.array("variances"), 1e-6);
    assertArrayEquals(new double[] {0.9, 0.1}, weights.array("explained-variance-share"), 1e-6);
    assertArrayEquals(
        new float[] {0.6f, 0.8f, 0.8f, -0.6f}, weights.matrix("components").values(), 1e-6f);
    assertArrayEquals(
        new float[] {3, 0, -3, 0, 0, -1, 0, 1}, encoder.encode(samples).values(), 1e-5f);
    Encoder first = Trainers.train(Trainers.pca(1, false), samples);
    assertArrayEquals(
        new float[] {5.6f, -4.2f}, first.decode(Matrix.ofRows(new float[] {1})).values(), 1e-5f);
  }

  @ParameterizedTest
  @CsvSource({"0,4", "-1,12", "200,12"})
  void latentsAreUncorrelatedAndOrdered(double offset, int components) {
    Matrix samples = Trainers.correlated(1, 3000, 12, offset);
    Encoder encoder = Trainers.train(Trainers.pca(components, false), samples);
    double[] variances = encoder.weights().array("variances");
    double[][] covariance = covariance(encoder.encode(samples));
    double tolerance = 1e-5 * (1 + Math.abs(offset) / 10);
    for (int k = 0; k < components; k++) {
      assertTrue(k == 0 || variances[k] <= variances[k - 1]);
      for (int other = 0; other < components; other++) {
        assertEquals(k == other ? variances[k] : 0, covariance[k][other], tolerance);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 3})
  void whitenedLatentsHaveVarianceOne(double offset) {
    Matrix samples = Trainers.correlated(2, 2000, 8, offset);
    Encoder encoder = Trainers.train(Trainers.pca(8, true), samples);
    double[][] covariance = covariance(encoder.encode(samples));
    for (int k = 0; k < 8; k++) {
      for (int other = 0; other < 8; other++) {
        assertEquals(k == other ? 1 : 0, covariance[k][other], 1e-4);
      }
    }
    assertClose(samples, encoder.decode(encoder.encode(samples)), 1e-5 * (1 + 8 * offset));
  }

  @Test
  void allComponentsLoseNothing() {
    Matrix samples = Trainers.correlated(3, 500, 30, 0.5);
    Encoder encoder = Trainers.train(Trainers.pca(30, false), samples);
    assertClose(samples, encoder.decode(encoder.encode(samples)), 1e-4);
    double[] shares = encoder.weights().array("explained-variance-share");
    assertEquals(1, Arrays.stream(shares).sum(), 1e-9);
  }

  @Test
  void whatIsLostIsTheVarianceOfTheRest() {
    Matrix samples = Trainers.correlated(4, 4000, 10, 1);
    Encoder encoder = Trainers.train(Trainers.pca(3, false), samples);
    Matrix back = encoder.decode(encoder.encode(samples));
    double lost = 0;
    for (int i = 0; i < back.values().length; i++) {
      double difference = (double) back.values()[i] - samples.values()[i];
      lost += difference * difference;
    }
    double[] variances = encoder.weights().array("variances");
    double share = Arrays.stream(encoder.weights().array("explained-variance-share")).sum();
    double rest =
        variances[0] / encoder.weights().array("explained-variance-share")[0] * (1 - share);
    assertEquals(rest, lost / (samples.rows() - 1), 1e-5 * rest + 1e-6);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theNumberOfThreadsLeavesAllBitsAlone(int threads) {
    Matrix samples = Trainers.correlated(5, 20_000, 15, -1);
    Encoder expected = Trainers.train(Trainers.pca(6, false), samples);
    try (ThreadWorkers workers = new ThreadWorkers(threads)) {
      Encoder encoder = Trainers.train(Trainers.pca(6, false, workers), samples);
      assertEquals(expected.encode(samples), encoder.encode(samples));
      assertArrayEquals(
          expected.weights().array("variances"), encoder.weights().array("variances"));
    }
  }

  @Test
  void moreComponentsThanValuesAreRefusedBeforeTraining() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> Trainers.pca(13, false).latentShape(Shape.vector(12)));
    assertEquals(
        "pca: components must be at most 12, the number of values in a sample; found 13",
        thrown.getMessage());
    assertEquals(Shape.vector(12), Trainers.pca(12, false).latentShape(new Shape(2, 2, 3)));
  }

  @Test
  void tooFewSamplesAreRefused() {
    Matrix samples = Trainers.correlated(6, 5, 12, 0);
    InputException thrown =
        assertThrows(InputException.class, () -> Trainers.train(Trainers.pca(5, false), samples));
    assertEquals(
        "pca: components: 5 needs at least 6 training samples, found 5", thrown.getMessage());
    assertEquals(4, Trainers.train(Trainers.pca(4, false), samples).latentShape().size());
  }

  @Test
  void directionsWithoutVarianceCannotBeWhitened() {
    Matrix line = Trainers.correlated(7, 50, 1, 0);
    float[] values = new float[150];
    for (int row = 0; row < 50; row++) {
      Arrays.fill(values, 3 * row, 3 * row + 3, line.get(row, 0));
    }
    Matrix samples = Matrix.wrap(50, 3, values);
    InputException thrown =
        assertThrows(InputException.class, () -> Trainers.train(Trainers.pca(2, true), samples));
    assertEquals(
        "pca: the training samples vary in 1 direction only, so no more components can be"
            + " whitened; found 2",
        thrown.getMessage());
    Encoder plain = Trainers.train(Trainers.pca(2, false), samples);
    assertClose(samples, plain.decode(plain.encode(samples)), 1e-5);
  }

  @Test
  void samplesThatAreNotFiniteAreRefused() {
    Matrix samples =
        Matrix.ofRows(new float[] {1, 2}, new float[] {3, Float.NaN}, new float[] {2, 2});
    assertThrows(ArithmeticException.class, () -> Trainers.train(Trainers.pca(1, false), samples));
  }

  @Test
  void damagedWeightsAreRefused() {
    assertThrows(InputException.class, () -> Trainers.pca(2, false).load(Weights.none()));
    Weights weights =
        Weights.builder()
            .matrix("components", Matrix.zeros(2, 3))
            .array("mean", 1, 2)
            .array("variances", 2, 1)
            .array("explained-variance-share", 0.5, 0.25)
            .build();
    InputException thrown =
        assertThrows(InputException.class, () -> Trainers.pca(2, false).load(weights));
    assertEquals("weights: 'mean' must have 3 values, found 2", thrown.getMessage());
  }

  private static double[][] covariance(Matrix rows) {
    double[] mean = ColumnMoments.mean(rows, ThreadWorkers.serial(), "test");
    double[][] covariance = new double[rows.columns()][rows.columns()];
    for (int row = 0; row < rows.rows(); row++) {
      for (int i = 0; i < mean.length; i++) {
        for (int j = 0; j < mean.length; j++) {
          covariance[i][j] +=
              (rows.get(row, i) - mean[i]) * (rows.get(row, j) - mean[j]) / (rows.rows() - 1);
        }
      }
    }
    return covariance;
  }

  private static void assertClose(Matrix expected, Matrix actual, double tolerance) {
    assertArrayEquals(expected.values(), actual.values(), (float) tolerance);
  }
}
