// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.junit.jupiter.api.Test;

/** Densities are those of the samples' law. */
class DensityTest {

  private static final int COUNT = 40_000;

  @Test
  void aHistogramHasTheAreaOne() {
    Matrix values = Noise.of(1, "density").gaussian(0, 0, COUNT, 1);
    Histogram histogram = Histogram.of(values, 0, new Range(-5, 5), 50);
    double area = histogram.densities().stream().mapToDouble(d -> d * 10 / 50).sum();
    assertEquals(1, area, 1e-3);
    assertEquals(1 / Math.sqrt(2 * Math.PI), histogram.peak(), 0.02);
    assertEquals(1, histogram.relative().peak(), 1e-12);
  }

  @Test
  void whatLiesOutsideIsCountedNowhere() {
    Matrix values = Matrix.ofRows(new float[] {-1}, new float[] {0.5f}, new float[] {9});
    Histogram histogram = Histogram.of(values, 0, new Range(0, 1), 2);
    assertEquals(2 / 3.0, histogram.densities().get(1), 1e-9);
    assertEquals(0, histogram.densities().get(0));
  }

  @Test
  void aMapIsDensestWhereThePointsAre() {
    Matrix points = Noise.of(2, "density").gaussian(0, 0, COUNT, 2);
    Axes axes = new Axes(new Range(-4, 4), new Range(-4, 4));
    DensityMap map = DensityMap.of(points, axes, 64);
    assertEquals(1 / (2 * Math.PI), map.at(0, 0), 0.02);
    assertEquals(Math.exp(-0.5) / (2 * Math.PI), map.at(1, 0), 0.015);
    assertEquals(0, map.at(3.9, 3.9), 1e-3);
    assertTrue(map.top() > 0.1 && map.top() < 0.2, "top " + map.top());
  }

  @Test
  void axesOfPointsAreSquareAndHoldThem() {
    Matrix points = Matrix.ofRows(new float[] {0, 0}, new float[] {10, 1});
    Axes axes = Axes.of(points);
    assertEquals(axes.x().length(), axes.y().length(), 1e-9);
    assertTrue(axes.x().from() < 0 && axes.x().to() > 10, axes.toString());
  }

  @Test
  void shadesRunFromWhiteToDark() {
    assertEquals(0xffffff, Shades.of(0));
    assertEquals(0xffffff, Shades.of(-3));
    assertEquals(Shades.of(1), Shades.of(7));
    int before = 3 * 255;
    for (double share = 0.1; share <= 1; share += 0.1) {
      int shade = Shades.of(share);
      int sum = (shade >> 16) + (shade >> 8 & 0xff) + (shade & 0xff);
      assertTrue(sum < before, "darker at " + share);
      before = sum;
    }
  }
}
