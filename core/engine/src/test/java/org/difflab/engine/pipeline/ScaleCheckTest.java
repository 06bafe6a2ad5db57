// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.difflab.linear.device.ThreadWorkers;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;
import org.junit.jupiter.api.Test;

class ScaleCheckTest {

  private static final NoiseLevel NOISE = new NoiseLevel(1, 2.5e-4, 1);
  private static final NoiseLevel EARLY = new NoiseLevel(1, 0.9, 0.43);

  private static Matrix rows(double[] means, double[] deviations, int rows) {
    Random random = new Random(1);
    float[] values = new float[rows * means.length];
    for (int index = 0; index < values.length; index++) {
      int column = index % means.length;
      values[index] = (float) (means[column] + deviations[column] * random.nextGaussian());
    }
    return Matrix.wrap(rows, means.length, values);
  }

  private static LatentSpread spread(Matrix rows) {
    return LatentSpread.of(
        new TinyPlugin.SameEncoder(Shape.vector(rows.columns())), rows, ThreadWorkers.serial());
  }

  private static List<String> warnings(
      NoiseLevel start, double[] means, double[] deviations, boolean together) {
    return new ScaleCheck("same", "levels", start, Optional.of("unit"))
        .warnings(spread(rows(means, deviations, 3000)), together);
  }

  /** By quadrature: ∫ p ln(p/q). */
  @Test
  void theDivergenceIsThatOfTheTwoGaussians() {
    for (double mean : new double[] {0, 0.5, -3}) {
      for (double deviation : new double[] {0, 0.7, 4}) {
        double centre = EARLY.signal() * mean;
        double spread = Math.hypot(EARLY.signal() * deviation, EARLY.noise());
        double sum = 0;
        double width = spread / 500;
        for (double x = centre - 10 * spread; x < centre + 10 * spread; x += width) {
          sum += width * density(x, centre, spread) * (log(x, centre, spread) - log(x, 0, 0.43));
        }
        assertEquals(sum, ScaleCheck.divergence(EARLY, mean, deviation), 1e-6 * (1 + sum));
      }
    }
  }

  private static double log(double x, double mean, double deviation) {
    double z = (x - mean) / deviation;
    return -z * z / 2 - Math.log(deviation);
  }

  private static double density(double x, double mean, double deviation) {
    return Math.exp(log(x, mean, deviation)) / Math.sqrt(2 * Math.PI);
  }

  @Test
  void unitScaleAndAFullScheduleAreFine() {
    assertEquals(List.of(), warnings(NOISE, new double[] {0, 0.5}, new double[] {1, 0.5}, false));
    assertEquals(Optional.empty(), ScaleCheck.ofUnitScale("levels", NOISE));
  }

  @Test
  void namesTheColumnThatIsNotYetNoise() {
    List<String> warnings =
        warnings(NOISE, new double[] {0, 52_000}, new double[] {1, 9000}, false);
    assertEquals(2, warnings.size(), warnings.toString());
    assertTrue(
        warnings.get(0).startsWith("Schedule 'levels' ends at signal 0.000250 and noise 1.00,"),
        warnings.get(0));
    assertTrue(warnings.get(0).contains("encoder 'same' are noise: column 2 of 2"));
    assertTrue(warnings.get(0).contains("in 1 column"));
    assertTrue(warnings.get(0).contains("Choose encoder 'unit'"));
    assertTrue(warnings.get(1).contains("far from unit scale: column 2 of 2 has mean 5"));
  }

  @Test
  void aScheduleThatEndsEarlyIsKnownWithoutData() {
    assertTrue(ScaleCheck.ofUnitScale("levels", EARLY).orElseThrow().contains("noise 0.430"));
    List<String> warnings = warnings(EARLY, new double[] {0}, new double[] {1}, false);
    assertEquals(1, warnings.size());
    assertTrue(
        warnings
            .get(0)
            .endsWith(
                "Choose options of the schedule with which it ends with"
                    + " less signal or more noise."),
        warnings.get(0));
  }

  @Test
  void tooSmallIsFarFromUnitScaleToo() {
    List<String> warnings = warnings(NOISE, new double[] {0, 0}, new double[] {1, 0.02}, false);
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("column 2 of 2 has mean"), warnings.get(0));
    assertEquals(List.of(), warnings(NOISE, new double[] {0, 0}, new double[] {1, 0}, false));
    assertEquals(List.of(), warnings(NOISE, new double[] {0, 0}, new double[] {1, 0.02}, true));
  }

  /** Blocks of rows, taken together, have the moments of all rows. */
  @Test
  void spreadIsThatOfAllRows() {
    Matrix rows = rows(new double[] {1000, -2}, new double[] {3, 0.1}, 1001);
    LatentSpread spread = spread(rows);
    for (int column = 0; column < 2; column++) {
      int of = column;
      double mean =
          IntStream.range(0, 1001).mapToDouble(row -> rows.get(row, of)).average().orElseThrow();
      double squares =
          IntStream.range(0, 1001).mapToDouble(row -> Math.pow(rows.get(row, of) - mean, 2)).sum();
      assertEquals(mean, spread.mean(column), 1e-9);
      assertEquals(Math.sqrt(squares / 1001), spread.deviation(column), 1e-9);
    }
    assertEquals(
        0.025,
        spread.shareOutside(
            new double[] {994, Double.NEGATIVE_INFINITY}, new double[] {1006, 1000}),
        0.01);
  }
}
