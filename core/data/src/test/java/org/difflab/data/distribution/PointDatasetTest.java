// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.difflab.spi.Dataset;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every data set of points promises. */
class PointDatasetTest {

  private static final double SWISS_MEAN_X = 2 / (4.5 * Math.PI);
  private static final double SWISS_MEAN_Y = 2 / (3 * Math.PI) / (4.5 * Math.PI);

  /** Makes a data set with a number of samples in each part and a seed. */
  interface Maker extends BiFunction<Integer, Long, Dataset> {}

  private static Arguments kind(String name, Maker maker, int dimensions, List<String> prompts) {
    return arguments(name, maker, dimensions, prompts);
  }

  static Stream<Arguments> kinds() {
    return Stream.of(
        kind(
            "mixture-1d",
            (n, s) -> new Mixture1d(new Mixture1d.Options(new PointOptions(n, n, n, s))),
            1,
            List.of("mixture-1d")),
        kind(
            "ramp",
            (n, s) -> new Ramp(new Ramp.Options(new PointOptions(n, n, n, s), 2)),
            2,
            List.of("ramp")),
        kind(
            "spiral",
            (n, s) -> new Spiral(new Spiral.Options(new PointOptions(n, n, n, s))),
            2,
            List.of("spiral")),
        kind(
            "swiss-roll",
            (n, s) -> new SwissRoll(new SwissRoll.Options(new PointOptions(n, n, n, s), 0.01)),
            2,
            List.of("swiss-roll")),
        kind(
            "shapes",
            (n, s) -> new Shapes(new Shapes.Options(new PointOptions(n, n, n, s), 0)),
            2,
            List.of("spiral", "s-curve", "moons")),
        kind(
            "gaussian",
            (n, s) -> new Gaussian(new Gaussian.Options(new PointOptions(n, n, n, s), 1, 0.01, 3)),
            3,
            List.of("gaussian")),
        kind(
            "four-gaussians",
            (n, s) ->
                new FourGaussians(new FourGaussians.Options(new PointOptions(n, n, n, s), 0.05)),
            2,
            List.of("four-gaussians")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void saysWhatItHoldsAndHoldsIt(String name, Maker maker, int dimensions, List<String> prompts) {
    Dataset dataset = maker.apply(6, 0L);
    Splits splits = dataset.load(Progress.SILENT);

    assertEquals(Shape.vector(dimensions), dataset.shape());
    assertEquals(prompts, dataset.prompts());
    for (int row = 0; row < 6; row++) {
      assertEquals(prompts.get(row % prompts.size()), splits.train().prompts().get(row));
    }
    assertEquals(dimensions, splits.test().values().columns());
    assertTrue(splits.train().values().isFinite());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void aLargerSetBeginsWithTheSmaller(String name, Maker maker) {
    Splits small = maker.apply(50, 9L).load(Progress.SILENT);
    Splits large = maker.apply(170, 9L).load(Progress.SILENT);

    assertEquals(small.train().values(), large.train().values().slice(0, 50));
    assertEquals(small.validation().values(), large.validation().values().slice(0, 50));
    assertEquals(small.test().values(), large.test().values().slice(0, 50));
    assertNotEquals(small.checksum(), large.checksum());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void sameSeedSameBitsOtherSeedOtherSamples(String name, Maker maker) {
    Splits splits = maker.apply(40, 3L).load(Progress.SILENT);
    Splits again = maker.apply(40, 3L).load(Progress.SILENT);
    Splits other = maker.apply(40, 4L).load(Progress.SILENT);

    assertEquals(splits, again);
    assertNotEquals(splits.train().values(), other.train().values());
    assertNotEquals(splits.train().values(), splits.test().values());
    assertFalse(splits.checksum().equals(other.checksum()));
  }

  static Stream<Arguments> moments() {
    int n = 40_000;
    return Stream.of(
        arguments(
            "mixture-1d",
            new Mixture1d(new Mixture1d.Options(new PointOptions(n, 0, 0, 1))),
            new double[] {0},
            new double[] {1}),
        arguments(
            "ramp 1",
            new Ramp(new Ramp.Options(new PointOptions(n, 0, 0, 1), 1)),
            new double[] {1 / 3.0},
            new double[] {1 / 18.0}),
        arguments(
            "ramp 2",
            new Ramp(new Ramp.Options(new PointOptions(n, 0, 0, 1), 2)),
            new double[] {1 / 3.0, 1 / 3.0},
            new double[] {1 / 18.0, 1 / 18.0}),
        arguments(
            "spiral",
            new Spiral(new Spiral.Options(new PointOptions(n, 0, 0, 1))),
            new double[] {0, 0},
            new double[] {1, 1}),
        arguments(
            "gaussian",
            new Gaussian(new Gaussian.Options(new PointOptions(n, 0, 0, 1), 1, 0.01, 2)),
            new double[] {1, 1},
            new double[] {1e-4, 1e-4}),
        arguments(
            "four-gaussians",
            new FourGaussians(new FourGaussians.Options(new PointOptions(n, 0, 0, 1), 0.3)),
            new double[] {0, 0},
            new double[] {1.09, 1.09}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("moments")
  void momentsAreThoseOfTheLaw(String name, Dataset dataset, double[] means, double[] variances) {
    Matrix values = dataset.load(Progress.SILENT).train().values();

    for (int axis = 0; axis < means.length; axis++) {
      Moments.of(values, axis).assertNear(means[axis], variances[axis], values.rows());
    }
  }

  static Stream<Arguments> curves() {
    double moonHeight = (0.5 - 1 / Math.PI + 0.0625) / 2.25;
    return Stream.of(
        arguments(0, new double[] {SWISS_MEAN_X, SWISS_MEAN_Y}, 13 / 27.0),
        arguments(1, new double[] {0, 0}, 0.125 + (1.5 + 4 / (3 * Math.PI)) / 4),
        arguments(2, new double[] {0, 0}, 1 / 3.0 + moonHeight));
  }

  @ParameterizedTest
  @MethodSource("curves")
  void shapesHaveTheMomentsOfTheirCurves(int shape, double[] means, double squaredRadius) {
    Matrix values =
        new Shapes(new Shapes.Options(new PointOptions(60_000, 0, 0, 2), 0))
            .load(Progress.SILENT)
            .train()
            .values();
    int rows = values.rows() / 3;
    double squares = 0;
    double[] sums = new double[2];
    for (int row = shape; row < values.rows(); row += 3) {
      for (int axis = 0; axis < 2; axis++) {
        double value = values.get(row, axis);
        assertTrue(Math.abs(value) <= 1, "found " + value);
        sums[axis] += value / rows;
        squares += value * value / rows;
      }
    }

    assertEquals(means[0], sums[0], 5 / Math.sqrt(rows));
    assertEquals(means[1], sums[1], 5 / Math.sqrt(rows));
    assertEquals(squaredRadius, squares, 5 / Math.sqrt(rows));
  }

  /** It is part of the keys of everything that is trained on the data. */
  @Test
  void theChecksumIsTheSameForeverForTheSameOptions() {
    PointOptions points = new PointOptions(4, 1, 2, 3);
    assertEquals(
        "915193d25c0be5d00d40ac94906190b6b18fbde1190856268317f3184d1c03ad",
        new Gaussian(new Gaussian.Options(points, 1, 0.01, 3)).load(Progress.SILENT).checksum());
    assertEquals(
        "7cff85f3a2e08922f2c06cd96a56d4ba8a15bd6c5276e5ad65849a3355f2891f",
        new Spiral(new Spiral.Options(points)).load(Progress.SILENT).checksum());
  }
}
