// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.handwriting;

import org.difflab.spi.Noise;

/**
 * A smooth random deformation: p ↦ p + Σ_ij B_i(x) B_j(y) d_ij, with the four cubic Bernstein
 * polynomials B and a random d_ij for each of 4×4 places (Sederberg and Parry, "Free-form
 * deformation of solid geometric models", 1986).
 */
final class Warp {

  private static final int PLACES = 4;

  private final double[] shiftsX = new double[PLACES * PLACES];
  private final double[] shiftsY = new double[PLACES * PLACES];

  /**
   * Draws a warp.
   *
   * @param noise the source of its random numbers, positions 0 … 31 of (index, step)
   * @param deviation the standard deviation of each coordinate of each d_ij
   */
  Warp(Noise noise, long index, long step, double deviation) {
    float[] drawn = new float[2 * PLACES * PLACES];
    noise.gaussian(index, step, drawn, 0, drawn.length);
    for (int place = 0; place < shiftsX.length; place++) {
      shiftsX[place] = deviation * drawn[2 * place];
      shiftsY[place] = deviation * drawn[2 * place + 1];
    }
  }

  /** Returns the image of a point of the unit square. */
  Point bend(Point point) {
    double x = Math.min(Math.max(point.x(), 0), 1);
    double y = Math.min(Math.max(point.y(), 0), 1);
    double dx = 0;
    double dy = 0;
    for (int i = 0; i < PLACES; i++) {
      double across = bernstein(i, x);
      for (int j = 0; j < PLACES; j++) {
        double share = across * bernstein(j, y);
        dx += share * shiftsX[i * PLACES + j];
        dy += share * shiftsY[i * PLACES + j];
      }
    }
    return point.plus(dx, dy);
  }

  private static double bernstein(int index, double at) {
    double rest = 1 - at;
    return switch (index) {
      case 0 -> rest * rest * rest;
      case 1 -> 3 * at * rest * rest;
      case 2 -> 3 * at * at * rest;
      default -> at * at * at;
    };
  }
}
