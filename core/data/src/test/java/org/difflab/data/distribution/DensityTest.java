// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.difflab.spi.Dataset;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.junit.jupiter.api.Test;

/** Samples follow the densities that the classes state. */
class DensityTest {

  private static final int COUNT = 20_000;

  private static Matrix train(Dataset dataset) {
    return dataset.load(Progress.SILENT).train().values();
  }

  private static double[] column(Matrix values, int column) {
    double[] taken = new double[values.rows()];
    Arrays.setAll(taken, row -> values.get(row, column));
    return taken;
  }

  /** The test of Kolmogorov and Smirnov at a level of 0.001. */
  private static void assertDistributed(double[] values, DoubleUnaryOperator distribution) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double greatest = 0;
    for (int rank = 0; rank < sorted.length; rank++) {
      double expected = distribution.applyAsDouble(sorted[rank]);
      greatest = Math.max(greatest, Math.abs(expected - rank / (double) sorted.length));
      greatest = Math.max(greatest, Math.abs(expected - (rank + 1.0) / sorted.length));
    }
    assertTrue(greatest < 1.95 / Math.sqrt(sorted.length), "distance " + greatest);
  }

  /** Φ(z) by Simpson's rule over the density. */
  private static double normalDistribution(double z) {
    int pieces = 200;
    double step = z / pieces;
    double sum = 0;
    for (int piece = 0; piece <= pieces; piece++) {
      double at = piece * step;
      int weight = piece == 0 || piece == pieces ? 1 : piece % 2 == 1 ? 4 : 2;
      sum += weight * Math.exp(-at * at / 2);
    }
    return 0.5 + sum * step / 3 / Math.sqrt(2 * Math.PI);
  }

  @Test
  void mixtureHasTwoBumps() {
    Matrix values = train(new Mixture1d(new Mixture1d.Options(new PointOptions(COUNT, 0, 0, 11))));

    assertDistributed(
        column(values, 0),
        x -> 0.3 * normalDistribution((x + 1.4) / 0.4) + 0.7 * normalDistribution((x - 0.6) / 0.4));
  }

  @Test
  void rampFallsAlongEachAxis() {
    Matrix values = train(new Ramp(new Ramp.Options(new PointOptions(COUNT, 0, 0, 12), 2)));

    assertDistributed(column(values, 0), x -> 1 - (1 - x) * (1 - x));
    assertDistributed(column(values, 1), x -> 1 - (1 - x) * (1 - x));
  }

  @Test
  void gaussianIsGaussian() {
    Matrix values =
        train(new Gaussian(new Gaussian.Options(new PointOptions(COUNT, 0, 0, 13), -2, 3, 2)));

    assertDistributed(column(values, 0), x -> normalDistribution((x + 2) / 3));
    assertDistributed(column(values, 1), x -> normalDistribution((x + 2) / 3));
  }

  @Test
  void fourGaussiansHaveEqualShares() {
    Matrix values =
        train(
            new FourGaussians(new FourGaussians.Options(new PointOptions(COUNT, 0, 0, 14), 0.05)));
    int[] shares = new int[4];
    for (int row = 0; row < COUNT; row++) {
      float x = values.get(row, 0);
      float y = values.get(row, 1);
      assertEquals(1, Math.abs(x), 6 * 0.05);
      assertEquals(1, Math.abs(y), 6 * 0.05);
      shares[(x > 0 ? 1 : 0) + (y > 0 ? 2 : 0)]++;
    }

    for (int share : shares) {
      assertEquals(COUNT / 4.0, share, 5 * Math.sqrt(COUNT * 3 / 16.0));
    }
  }

  @Test
  void spiralLiesInItsBand() {
    Matrix values = train(new Spiral(new Spiral.Options(new PointOptions(COUNT, 0, 0, 15))));
    double pi = Math.PI;
    double squaredRadius = 0.65 * 0.65 / 3 + 0.65 * 0.325 + 0.325 * 0.325 + 0.15 * 0.15 / 12;
    double tilt = 0.65 * 0.65 / (36 * pi * pi);
    double meanX = -1.3 / (9 * pi * pi);
    double meanY = 1.3 / (3 * pi);
    double deviationX = Math.sqrt(squaredRadius / 2 + tilt - meanX * meanX);
    double deviationY = Math.sqrt(squaredRadius / 2 - tilt - meanY * meanY);
    double[] places = new double[COUNT];
    for (int row = 0; row < COUNT; row++) {
      double x = values.get(row, 0) * deviationX + meanX;
      double y = values.get(row, 1) * deviationY + meanY;
      double angle = Math.atan2(y, x) < 0 ? Math.atan2(y, x) + 2 * pi : Math.atan2(y, x);
      double radius = Math.hypot(x, y);
      double later = angle + 2 * pi;
      double place = radius >= least(later) - 1e-6 ? later : angle;
      assertTrue(
          radius >= least(place) - 1e-6 && radius <= least(place) + 0.15 + 1e-6,
          "(" + x + ", " + y + ") lies outside the band");
      places[row] = place / (3 * pi);
    }

    assertDistributed(places, place -> place);
  }

  private static double least(double angle) {
    return 0.25 + 0.65 * angle / (3 * Math.PI);
  }

  @Test
  void swissRollLiesOnItsCurve() {
    Matrix values =
        train(new SwissRoll(new SwissRoll.Options(new PointOptions(COUNT, 0, 0, 16), 0)));
    double[] places = new double[COUNT];
    for (int row = 0; row < COUNT; row++) {
      double x = values.get(row, 0);
      double y = values.get(row, 1);
      double t = 4.5 * Math.PI * Math.hypot(x, y);
      assertEquals(Math.cos(t), x / Math.hypot(x, y), 1e-4);
      assertEquals(Math.sin(t), y / Math.hypot(x, y), 1e-4);
      places[row] = (t / Math.PI - 1.5) / 3;
    }

    assertDistributed(places, place -> place);
  }

  @Test
  void swissRollNoiseWidensTheCurve() {
    Matrix clean =
        train(new SwissRoll(new SwissRoll.Options(new PointOptions(COUNT, 0, 0, 16), 0)));
    Matrix noisy =
        train(new SwissRoll(new SwissRoll.Options(new PointOptions(COUNT, 0, 0, 16), 0.1)));
    double[] added = new double[COUNT];
    Arrays.setAll(added, row -> noisy.get(row, 0) - clean.get(row, 0));

    assertDistributed(added, x -> normalDistribution(x / 0.1));
  }
}
