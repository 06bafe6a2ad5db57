// SPDX-License-Identifier: Apache-2.0
package org.difflab.encoders.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.Encoder;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Progress;
import org.difflab.spi.Weights;
import org.difflab.spi.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Principal components of samples with more values than there are samples, or very many. */
final class WidePcaTest {

  /** The same samples several times have the same components, and enough of them take d×d. */
  @ParameterizedTest
  @CsvSource({"40,60,10,0", "40,60,39,-3", "12,300,11,50", "300,301,20,1"})
  void fewSamplesHaveTheComponentsOfTheirCovariance(
      int count, int width, int components, double offset) {
    Matrix samples = Trainers.correlated(11, count, width, offset / width);
    int times = 1 + width / count;
    Weights wide = Trainers.train(Trainers.pca(components, false), samples).weights();
    Weights square =
        Trainers.train(Trainers.pca(components, false), repeated(samples, times)).weights();
    double degrees = (times * count - 1.0) / (times * (count - 1.0));
    double[] expected = square.array("variances");
    double[] actual = wide.array("variances");
    for (int k = 0; k < components; k++) {
      assertEquals(expected[k] * degrees, actual[k], 2e-6 * expected[0]);
      assertEquals(
          square.array("explained-variance-share")[k],
          wide.array("explained-variance-share")[k],
          2e-6);
    }
    assertOrthonormal(wide.matrix("components"), 1e-6);
    for (int k = 0; k < Math.min(3, components); k++) {
      assertArrayEquals(
          square.matrix("components").row(k), wide.matrix("components").row(k), 1e-3f);
    }
  }

  @Test
  void directionsWithHardlyAnyVarianceAreOrthonormalToo() {
    Noise noise = Noise.of(4, "falling");
    float[] values = new float[50 * 400];
    for (int row = 0; row < 50; row++) {
      for (int column = 0; column < 400; column++) {
        values[row * 400 + column] =
            (float) (noise.normal(row, 0, column) * Math.pow(10, -(column % 25) / 8.0));
      }
    }
    Weights weights =
        Trainers.train(Trainers.pca(45, false), Matrix.wrap(50, 400, values)).weights();
    assertOrthonormal(weights.matrix("components"), 1e-6);
  }

  @Test
  void equalVariancesLeaveTheComponentsOrthonormal() {
    float[] values = new float[12 * 40];
    for (int axis = 0; axis < 6; axis++) {
      values[2 * axis * 40 + 3 * axis] = 2;
      values[(2 * axis + 1) * 40 + 3 * axis] = -2;
    }
    Weights weights = Trainers.train(Trainers.pca(6, true), Matrix.wrap(12, 40, values)).weights();
    assertOrthonormal(weights.matrix("components"), 1e-6);
    for (double variance : weights.array("variances")) {
      assertEquals(8 / 11.0, variance, 1e-6);
    }
  }

  @Test
  void theLargestComponentOfEachDirectionIsPositive() {
    Matrix samples = Trainers.correlated(13, 30, 90, 0);
    Matrix directions =
        Trainers.train(Trainers.pca(20, false), samples).weights().matrix("components");
    for (int k = 0; k < 20; k++) {
      float largest = 0;
      for (float value : directions.row(k)) {
        largest = Math.abs(value) > Math.abs(largest) ? value : largest;
      }
      assertTrue(largest > 0, "component " + k);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void moreComponentsThanDirectionsAreRefused(boolean whiten) {
    Matrix samples = repeated(Trainers.correlated(14, 10, 60, 0), 3);
    InputException thrown =
        assertThrows(InputException.class, () -> Trainers.train(Trainers.pca(20, whiten), samples));
    assertEquals(
        "pca: the 30 training samples vary in 9 directions only, so no more components can be"
            + " found; found components 20",
        thrown.getMessage());
    assertEquals(9, Trainers.train(Trainers.pca(9, whiten), samples).latentShape().size());
    assertThrows(
        InputException.class, () -> Trainers.train(Trainers.pca(1, whiten), Matrix.zeros(5, 60)));
  }

  @Test
  void latentsOfAllDirectionsLoseNothing() {
    Matrix samples = Trainers.correlated(15, 25, 70, 0.1);
    Encoder encoder = Trainers.train(Trainers.pca(24, false), samples);
    assertArrayEquals(samples.values(), encoder.decode(encoder.encode(samples)).values(), 1e-5f);
  }

  @Test
  void standardisedSamplesNeedNotBeComputed() {
    Matrix samples = Trainers.correlated(16, 30, 80, 1);
    Encoder chain =
        Trainers.train(
            Trainers.chain(List.of(Trainers.part("standardize"), Trainers.part("pca", 4))),
            samples);
    Encoder first = Trainers.train(new StandardizeTrainer(ThreadWorkers.serial()), samples);
    Encoder second = Trainers.train(Trainers.pca(4, false), first.encode(samples));
    assertArrayEquals(
        second.encode(first.encode(samples)).values(), chain.encode(samples).values(), 1e-4f);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theNumberOfThreadsLeavesAllBitsAlone(int threads) {
    Matrix few = Trainers.correlated(17, 500, 700, 0);
    Matrix many = Trainers.correlated(18, 2500, 100, 0.3);
    Weights rows = Trainers.train(Trainers.pca(6, false), few).weights();
    Weights random = randomised(many, 6, ThreadWorkers.serial()).weights();
    try (ThreadWorkers workers = new ThreadWorkers(threads)) {
      assertSame(rows, Trainers.train(Trainers.pca(6, false, workers), few).weights());
      assertSame(random, randomised(many, 6, workers).weights());
    }
  }

  private static void assertSame(Weights expected, Weights actual) {
    assertEquals(expected.matrix("components"), actual.matrix("components"));
    assertArrayEquals(expected.array("variances"), actual.array("variances"));
  }

  @ParameterizedTest
  @CsvSource({"3000,90,8,0", "700,200,12,2", "150,400,10,-1"})
  void randomisedComponentsAreAsCloseAsTheirResidualsSay(
      int count, int width, int components, double offset) {
    Matrix samples = Trainers.correlated(19, count, width, offset / width);
    Weights exact = Trainers.train(Trainers.pca(components, false), samples).weights();
    Weights random = randomised(samples, components, ThreadWorkers.serial()).weights();
    double[] residuals = random.array("residuals");
    double[] expected = exact.array("variances");
    double[] actual = random.array("variances");
    for (int k = 0; k < components; k++) {
      assertTrue(residuals[k] <= 1e-3 * actual[k], Arrays.toString(residuals));
      assertEquals(expected[k], actual[k], residuals[k] + 2e-6 * expected[0]);
    }
    assertOrthonormal(random.matrix("components"), 1e-6);
    assertArrayEquals(exact.matrix("components").row(0), random.matrix("components").row(0), 1e-2f);
    Encoder loaded = Trainers.pca(components, false).load(random);
    assertArrayEquals(residuals, loaded.weights().array("residuals"));
  }

  @Test
  void randomisedComponentsBeyondTheDirectionsAreRefused() {
    Matrix samples = repeated(Trainers.correlated(14, 10, 60, 0), 30);
    InputException thrown =
        assertThrows(InputException.class, () -> randomised(samples, 20, ThreadWorkers.serial()));
    assertTrue(thrown.getMessage().contains("vary in 9 directions only"), thrown.getMessage());
  }

  private static PrincipalComponents randomised(Matrix samples, int components, Workers workers) {
    double[] mean = ColumnMoments.mean(samples, workers, "test");
    double[] factor = new double[mean.length];
    Arrays.fill(factor, 1);
    CentredRows rows =
        new CentredRows(samples, mean, factor, AlgebraSetting.AUTO.open(workers), workers);
    return new WideComponents(rows, mean, components)
        .randomised(Noise.of(5, "randomised"), Progress.SILENT);
  }

  private static Matrix repeated(Matrix rows, int times) {
    float[] values = new float[times * rows.values().length];
    for (int time = 0; time < times; time++) {
      System.arraycopy(rows.values(), 0, values, time * rows.values().length, rows.values().length);
    }
    return Matrix.wrap(times * rows.rows(), rows.columns(), values);
  }

  private static void assertOrthonormal(Matrix directions, double tolerance) {
    for (int k = 0; k < directions.rows(); k++) {
      for (int other = 0; other <= k; other++) {
        double product = 0;
        for (int column = 0; column < directions.columns(); column++) {
          product += (double) directions.get(k, column) * directions.get(other, column);
        }
        assertEquals(k == other ? 1 : 0, product, tolerance, k + " and " + other);
      }
    }
  }
}
