// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.distance;

import java.util.Arrays;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Workers;

/**
 * Unit vectors, and rows projected on them.
 *
 * @param vectors one line per column of the rows, one value per direction
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Directions(double[][] vectors) {

  /**
   * Draws directions uniform on the sphere: independent normal numbers, divided by their norm. In
   * one dimension there is one direction.
   */
  static Directions drawn(int width, int count, long seed) {
    if (width == 1) {
      return new Directions(new double[][] {{1}});
    }
    Noise noise = Noise.of(seed, "directions");
    double[][] vectors = new double[width][count];
    for (int direction = 0; direction < count; direction++) {
      double square = 0;
      for (int column = 0; column < width; column++) {
        double value = noise.normal(direction, 0, column);
        vectors[column][direction] = value;
        square += value * value;
      }
      for (int column = 0; column < width; column++) {
        vectors[column][direction] /= Math.sqrt(square);
      }
    }
    return new Directions(vectors);
  }

  int count() {
    return vectors[0].length;
  }

  /** Returns the rows' projections on the directions {@code from} to {@code to}, each sorted. */
  double[][] sorted(Matrix rows, int from, int to, Workers workers) {
    double[][] projections = new double[to - from][rows.rows()];
    workers.mapBlocks(
        rows.rows(),
        (first, last) -> {
          project(rows, first, last, from, projections);
          return last;
        });
    workers.map(
        projections.length,
        number -> {
          Arrays.sort(projections[number]);
          return number;
        });
    return projections;
  }

  private void project(Matrix rows, int first, int last, int from, double[][] projections) {
    double[] sums = new double[projections.length];
    for (int row = first; row < last; row++) {
      Arrays.fill(sums, 0);
      for (int column = 0; column < vectors.length; column++) {
        double value = rows.get(row, column);
        double[] line = vectors[column];
        for (int i = 0; i < sums.length; i++) {
          sums[i] += value * line[from + i];
        }
      }
      for (int i = 0; i < sums.length; i++) {
        projections[i][row] = sums[i];
      }
    }
  }
}
