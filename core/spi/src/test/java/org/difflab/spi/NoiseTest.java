// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseTest {

  private static final int COUNT = 200_000;

  /** What runs while all else stays: whole sequences must look random along each of them. */
  enum Along {
    SEED,
    PURPOSE,
    INDEX,
    STEP,
    POSITION;

    double normal(int i) {
      return switch (this) {
        case SEED -> Noise.of(i, "test").normal(3, 2, 1);
        case PURPOSE -> Noise.of(7, "test " + i).normal(3, 2, 1);
        case INDEX -> Noise.of(7, "test").normal(i, 2, 1);
        case STEP -> Noise.of(7, "test").normal(3, i, 1);
        case POSITION -> Noise.of(7, "test").normal(3, 2, i);
      };
    }

    double[] normals() {
      return IntStream.range(0, COUNT).mapToDouble(this::normal).toArray();
    }
  }

  @ParameterizedTest
  @EnumSource
  void momentsAreThoseOfTheNormalDistribution(Along along) {
    double[] sums = new double[5];
    for (double value : along.normals()) {
      for (int power = 1; power <= 4; power++) {
        sums[power] += Math.pow(value, power) / COUNT;
      }
    }
    double error = 5 / Math.sqrt(COUNT);
    assertEquals(0, sums[1], error, "mean");
    assertEquals(1, sums[2], error * Math.sqrt(2), "variance");
    assertEquals(0, sums[3], error * Math.sqrt(15), "third moment");
    assertEquals(3, sums[4], error * Math.sqrt(96), "fourth moment");
  }

  @ParameterizedTest
  @EnumSource
  void tailsAreThoseOfTheNormalDistribution(Along along) {
    double[] values = along.normals();
    for (double bound : new double[] {0.5, 1, 2, 3, 4}) {
      double share = 1 - Normal.below(bound);
      double error = 5 * Math.sqrt(share / COUNT);
      double above = Arrays.stream(values).filter(value -> value > bound).count();
      double below = Arrays.stream(values).filter(value -> value < -bound).count();
      assertEquals(share, above / COUNT, error, "above " + bound);
      assertEquals(share, below / COUNT, error, "below -" + bound);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDistributionIsNormal(Along along) {
    double[] values = along.normals();
    Arrays.sort(values);
    double largest = 0;
    for (int i = 0; i < COUNT; i++) {
      largest = Math.max(largest, Math.abs(Normal.below(values[i]) - (i + 0.5) / COUNT));
    }
    // Kolmogorov's statistic exceeds 2/sqrt(n) once in 1,500 times.
    assertTrue(largest < 2 / Math.sqrt(COUNT), "largest difference " + largest);
  }

  @ParameterizedTest
  @EnumSource
  void neighboursAreUncorrelated(Along along) {
    double[] values = along.normals();
    for (int lag : new int[] {1, 2, 3, 7, 64, 256, 784, 1000}) {
      double plain = 0;
      double squared = 0;
      for (int i = 0; i + lag < COUNT; i++) {
        plain += values[i] * values[i + lag];
        squared += (values[i] * values[i] - 1) * (values[i + lag] * values[i + lag] - 1) / 2;
      }
      double error = 5 / Math.sqrt(COUNT - lag);
      assertEquals(0, plain / (COUNT - lag), error, "values " + lag + " apart");
      assertEquals(0, squared / (COUNT - lag), error, "squares " + lag + " apart");
    }
  }

  @Test
  void differentKeysGiveUncorrelatedRows() {
    Noise noise = Noise.of(7, "test");
    double[][] rows = {
      row(noise, 3, 2),
      row(noise, 4, 2),
      row(noise, 2, 3),
      row(noise, 3, 3),
      row(noise, -3, 2),
      row(Noise.of(8, "test"), 3, 2),
      row(Noise.of(-7, "test"), 3, 2),
      row(Noise.of(7, "tesu"), 3, 2),
      row(Noise.of(7, "test "), 3, 2),
      row(noise.forPurpose("test"), 3, 2),
      row(noise.forPurpose(""), 3, 2)
    };
    for (int first = 0; first < rows.length; first++) {
      for (int second = 0; second < first; second++) {
        double product = 0;
        for (int i = 0; i < COUNT; i++) {
          product += rows[first][i] * rows[second][i] / COUNT;
        }
        assertEquals(0, product, 5 / Math.sqrt(COUNT), "rows " + first + " and " + second);
      }
    }
  }

  private static double[] row(Noise noise, long index, long step) {
    return IntStream.range(0, COUNT).mapToDouble(i -> noise.normal(index, step, i)).toArray();
  }

  @Test
  void normalsAreTheInverseOfTheNormalDistributionFunction() {
    Noise noise = Noise.of(7, "test");
    for (int i = 0; i < 20_000; i++) {
      double uniform = noise.uniform(3, 2, i);
      assertTrue(uniform > 0 && uniform < 1);
      assertEquals(uniform, Normal.below(noise.normal(3, 2, i)), 2e-15);
    }
  }

  @Test
  void rowsAreThoseOfTheirIndices() {
    Noise noise = Noise.of(7, "test");
    Matrix block = noise.gaussian(10, 2, 5, 37);
    for (int row = 0; row < 5; row++) {
      assertEquals(noise.gaussian(10 + row, 2, 1, 37), Matrix.ofRows(block.row(row)));
      for (int column = 0; column < 37; column++) {
        assertEquals((float) noise.normal(10 + row, 2, column), block.get(row, column));
      }
    }
    assertEquals(block, noise.gaussian(8, 2, 7, 37).slice(2, 7));
    assertEquals(block, Noise.of(7, "test").gaussian(10, 2, 5, 37));
  }

  @Test
  void onlyThePartAskedForIsFilled() {
    float[] values = new float[10];
    Noise.of(7, "test").gaussian(3, 2, values, 4, 3);
    assertArrayEquals(new float[4], Arrays.copyOf(values, 4));
    assertArrayEquals(new float[3], Arrays.copyOfRange(values, 7, 10));
    for (int i = 4; i < 7; i++) {
      assertEquals((float) Noise.of(7, "test").normal(3, 2, i - 4), values[i]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, sampling, 0, 0, 0, 0.028268494209500453",
    "42, sampling, 17, 3, 5, 0.8463765092871101",
    "-1, training, 1000000007, -1, 9, -0.0794676373721901"
  })
  void theSameKeysGiveTheSameBitsForEver(
      long seed, String purpose, long index, long step, int position, double expected) {
    assertEquals(expected, Noise.of(seed, purpose).normal(index, step, position));
  }

  @Test
  void generatorsRunOnTheirOwnAndStartTheSame() {
    Noise noise = Noise.of(7, "test");
    RandomGenerator first = noise.generator(3, 2);
    RandomGenerator again = noise.generator(3, 2);
    RandomGenerator other = noise.generator(3, 3);
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      long value = first.nextLong();
      assertEquals(value, again.nextLong());
      assertTrue(seen.add(value) && seen.add(other.nextLong()), "a number came twice");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE})
  void extremeKeysAreAsGoodAsOthers(long key) {
    Noise noise = Noise.of(key, "test");
    double mean = 0;
    for (int i = 0; i < 10_000; i++) {
      mean += noise.normal(key, key, i) / 10_000;
    }
    assertEquals(0, mean, 0.05);
  }
}
