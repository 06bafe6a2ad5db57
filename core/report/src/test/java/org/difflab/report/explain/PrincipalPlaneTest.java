// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.difflab.linear.device.Device;
import org.difflab.report.chart.Chart.Point;
import org.difflab.spi.Matrix;
import org.junit.jupiter.api.Test;

/** The plane in which most can be seen. */
class PrincipalPlaneTest {

  @Test
  void keepsTheTwoDirectionsOfMostVariance() {
    Matrix rows =
        Matrix.ofRows(
            new float[] {1, 12, 0},
            new float[] {1, -8, 0},
            new float[] {4, 2, 0},
            new float[] {-2, 2, 0},
            new float[] {1, 2, 1},
            new float[] {1, 2, -1});
    try (Device device = Device.fromSettings()) {
      PrincipalPlane plane = PrincipalPlane.of(device.algebra(), rows);
      // Deviations from (1, 2, 0): ±10 along the second, ±3 along the first, ±1 along the third.
      assertEquals(218.0 / 220, plane.share(), 1e-6);
      List<Point> places = plane.places(rows);
      assertEquals(10, places.get(0).x(), 1e-5);
      assertEquals(0, places.get(0).y(), 1e-5);
      assertEquals(3, places.get(2).y(), 1e-5);
      assertEquals(0, Math.hypot(places.get(4).x(), places.get(4).y()), 1e-5);
    }
  }

  @Test
  void numbersHaveOneDirectionOnly() {
    Matrix rows = Matrix.ofRows(new float[] {1}, new float[] {3});
    try (Device device = Device.fromSettings()) {
      PrincipalPlane plane = PrincipalPlane.of(device.algebra(), rows);
      assertEquals(List.of(new Point(-1, 0), new Point(1, 0)), plane.places(rows));
      assertEquals(1, plane.share(), 1e-12);
    }
  }

  @Test
  void fewWideRowsNeedNoMatrixOfTheirWidth() {
    int width = 200_000;
    float[] values = new float[3 * width];
    values[0] = 3;
    values[width] = -3;
    values[width - 1] = 1;
    values[2 * width - 1] = 1;
    values[3 * width - 1] = -2;
    try (Device device = Device.fromSettings()) {
      Matrix rows = Matrix.wrap(3, width, values);
      PrincipalPlane plane = PrincipalPlane.of(device.algebra(), rows);
      assertEquals(1, plane.share(), 1e-6);
      List<Point> places = plane.places(rows);
      assertEquals(3, Math.abs(places.get(0).x()), 1e-5);
      assertEquals(2, Math.abs(places.get(2).y()), 1e-5);
      assertEquals(0, places.get(2).x(), 1e-5);
    }
  }
}
