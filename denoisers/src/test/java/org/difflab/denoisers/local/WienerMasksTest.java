// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.difflab.denoisers.Arithmetic;
import org.difflab.denoisers.Problem;
import org.difflab.denoisers.ideal.IdealTrainer;
import org.difflab.denoisers.moments.Moments;
import org.difflab.spi.Matrix;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Shape;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;
import org.difflab.spi.linear.SymmetricMatrix;
import org.difflab.spi.training.DenoiserInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Masks against the filter by its formula, and what is estimated under them against loops. */
class WienerMasksTest {

  private static final Workers WORKERS = Arithmetic.workers(2);
  private static final LinearAlgebra ALGEBRA = Arithmetic.algebra(WORKERS);
  private static final NoiseLevel LEVEL = new NoiseLevel(0.5, 0.8, 0.6);

  /** Lines of images in which a pixel depends on the one before it. */
  private static Matrix smooth(long seed, int count, Shape shape) {
    Random random = new Random(seed);
    float[] values = new float[count * shape.size()];
    for (int i = 0; i < values.length; i++) {
      int before = i - shape.channels();
      boolean first = i % shape.size() < shape.channels();
      values[i] = (float) (0.5 * random.nextGaussian()) + (first ? 0 : 0.8f * values[before]);
    }
    return Matrix.wrap(count, shape.size(), values);
  }

  private static WienerMasks masks(Shape shape, Matrix images, double threshold) {
    return WienerMasks.of(shape, List.of(images), threshold, ALGEBRA, WORKERS);
  }

  @ParameterizedTest
  @CsvSource({"0.1, 0.02", "0.5, 0.1", "1, 0.3", "30, 0.2"})
  void aPixelCountsByItsCoefficientInTheWienerFilter(double sigma, double threshold) {
    Shape shape = new Shape(3, 4, 1);
    Matrix images = smooth(1, 500, shape);
    SymmetricMatrix covariance = Moments.of(images, ALGEBRA, WORKERS).covariance();
    // W is symmetric: (Σ + σ²I)⁻¹·Σ = Σ·(Σ + σ²I)⁻¹.
    double[] filter = ALGEBRA.solve(covariance.plusDiagonal(sigma * sigma), covariance.values());
    Matrix masks = masks(shape, images, threshold).at(sigma);
    for (int q = 0; q < 12; q++) {
      double[] coefficients = Arrays.copyOfRange(filter, q * 12, (q + 1) * 12);
      double greatest = Arrays.stream(coefficients).map(Math::abs).max().orElseThrow();
      for (int p = 0; p < 12; p++) {
        boolean counts = Math.abs(coefficients[p]) >= threshold * greatest || p == q;
        assertEquals(counts ? 1 : 0, masks.get(p, q), "pixel " + p + " for " + q);
      }
    }
  }

  @Test
  void lessNoiseNeedsFewerPixels() {
    Shape shape = new Shape(4, 5, 1);
    WienerMasks masks = masks(shape, smooth(2, 800, shape), 0.05);
    double before = 0;
    for (double sigma : new double[] {0.02, 0.2, 1, 5, Double.POSITIVE_INFINITY}) {
      double used = 0;
      for (float value : masks.at(sigma).values()) {
        used += value;
      }
      assertEquals(Math.max(before, used), used, "at sigma " + sigma);
      before = used;
    }
    assertEquals(true, before > 100, before + " of 400");
  }

  @Test
  void aPixelThatNeverChangesSeesItself() {
    Shape shape = new Shape(2, 3, 1);
    Matrix images = smooth(3, 100, shape);
    for (int image = 0; image < 100; image++) {
      images.values()[image * 6 + 2] = -1;
    }
    Matrix masks = masks(shape, images, 0).at(0.5);
    for (int p = 0; p < 6; p++) {
      assertEquals(p == 2 ? 1 : 0, masks.get(p, 2));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void estimatesAreThePosteriorMeansUnderTheMaskedPixels(int channels) {
    Shape shape = new Shape(3, 4, channels);
    Matrix images = smooth(4, 150, shape);
    Matrix noisy = smooth(5, 6, shape);
    WienerMasks masks = masks(shape, images, 0.2);
    Matrix seen = masks.at(LEVEL.sigma());
    MaskedPlaces places = new MaskedPlaces(shape, masks);
    Matrix estimate = places.at(LEVEL, 1).estimate(noisy, places.keep(ImageTile.sources(images)));
    for (int row = 0; row < noisy.rows(); row++) {
      for (int value = 0; value < shape.size(); value++) {
        assertEquals(
            mean(noisy.row(row), images, seen, value, channels), estimate.get(row, value), 1e-4);
      }
    }
  }

  private static double mean(float[] noisy, Matrix images, Matrix seen, int value, int channels) {
    double weights = 0;
    double sum = 0;
    for (int image = 0; image < images.rows(); image++) {
      double distance = 0;
      for (int other = 0; other < noisy.length; other++) {
        double difference = noisy[other] - LEVEL.signal() * images.get(image, other);
        distance += seen.get(other / channels, value / channels) * difference * difference;
      }
      double weight = Math.exp(-distance / (2 * LEVEL.noise() * LEVEL.noise()));
      weights += weight;
      sum += weight * images.get(image, value);
    }
    return sum / weights;
  }

  @Test
  void withoutAThresholdItIsTheIdealDenoiser() {
    Shape shape = new Shape(4, 4, 1);
    Matrix images = smooth(6, 200, shape);
    Matrix none = Matrix.zeros(200, 1);
    DenoiserInput input = new DenoiserInput(shape, images, none, java.util.Optional.empty());
    Matrix noisy = smooth(7, 20, shape);
    Matrix conditions = Matrix.zeros(20, 1);
    MaskedTrainer masked =
        new MaskedTrainer(new MaskedTrainer.Options(0, ComparedImages.ALL), ALGEBRA, WORKERS);
    Matrix expected =
        new IdealTrainer(new IdealTrainer.Options(OptionalInt.empty()), ALGEBRA, WORKERS)
            .train(input, Problem.training())
            .denoise(noisy, LEVEL, conditions);
    assertEquals(
        0,
        Problem.farthest(
            expected, masked.train(input, Problem.training()).denoise(noisy, LEVEL, conditions)),
        1e-4);
  }

  @Test
  void manyLevelsAndManyImages() {
    Shape shape = new Shape(3, 4, 1);
    Matrix images = smooth(8, 3000, shape);
    MaskedPlaces places = new MaskedPlaces(shape, masks(shape, images, 0.02));
    Matrix noisy = smooth(9, 1, shape);
    List<Matrix> first = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      for (int level = 1; level <= 40; level++) {
        NoiseLevel at = new NoiseLevel(0.5, 1, 0.05 * level);
        Matrix estimate = places.at(at, 1).estimate(noisy, places.keep(ImageTile.sources(images)));
        if (round == 0) {
          first.add(estimate);
        } else {
          assertEquals(first.get(level - 1), estimate);
        }
      }
    }
  }
}
