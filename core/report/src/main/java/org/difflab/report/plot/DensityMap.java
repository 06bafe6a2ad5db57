// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.plot;

import java.util.Arrays;
import org.difflab.spi.Matrix;

/**
 * The density of points in the plane: a histogram of square bins, blurred by a Gaussian with the
 * width of a bin and normalised to volume 1.
 */
public final class DensityMap {

  private static final int REACH = 3;
  private static final double FAIR_SHARE = 0.995;

  private final Axes axes;
  private final int bins;
  private final double[] densities;

  private DensityMap(Axes axes, int bins, double[] densities) {
    this.axes = axes;
    this.bins = bins;
    this.densities = densities;
  }

  /**
   * Counts the first two columns.
   *
   * @param bins bins along each axis
   */
  public static DensityMap of(Matrix points, Axes axes, int bins) {
    double[] counts = new double[bins * bins];
    double area = axes.x().length() * axes.y().length() / (bins * bins);
    double weight = 1 / (area * Math.max(1, points.rows()));
    for (int row = 0; row < points.rows(); row++) {
      int x = (int) Math.floor(bins * axes.x().share(points.get(row, 0)));
      int y = (int) Math.floor(bins * axes.y().share(points.get(row, 1)));
      if (x >= 0 && x < bins && y >= 0 && y < bins) {
        counts[y * bins + x] += weight;
      }
    }
    double[] along = blurred(counts, bins, 1, bins);
    return new DensityMap(axes, bins, blurred(along, bins, bins, 1));
  }

  private static double[] blurred(double[] values, int bins, int step, int lineStep) {
    double[] kernel = new double[2 * REACH + 1];
    for (int i = -REACH; i <= REACH; i++) {
      kernel[i + REACH] = Math.exp(-i * i / 2.0);
    }
    double sum = Arrays.stream(kernel).sum();
    double[] blurred = new double[values.length];
    for (int line = 0; line < bins; line++) {
      for (int at = 0; at < bins; at++) {
        double value = 0;
        for (int i = -REACH; i <= REACH; i++) {
          int from = at + i;
          if (from >= 0 && from < bins) {
            value += kernel[i + REACH] * values[line * lineStep + from * step];
          }
        }
        blurred[line * lineStep + at * step] = value / sum;
      }
    }
    return blurred;
  }

  Axes axes() {
    return axes;
  }

  /**
   * Returns the 99.5 % quantile of the density of the non-empty bins, a maximum for colour scales
   * that is robust to a few dense bins.
   */
  public double top() {
    double[] positive = Arrays.stream(densities).filter(value -> value > 0).sorted().toArray();
    return positive.length == 0 ? 1 : positive[(int) (FAIR_SHARE * (positive.length - 1))];
  }

  /** Returns the density at a place, by linear interpolation between the centres of the bins. */
  double at(double x, double y) {
    double column = Math.max(0, Math.min(bins - 1, bins * axes.x().share(x) - 0.5));
    double line = Math.max(0, Math.min(bins - 1, bins * axes.y().share(y) - 0.5));
    int left = Math.min(bins - 2, (int) column);
    int low = Math.min(bins - 2, (int) line);
    double right = column - left;
    double high = line - low;
    return (1 - high) * ((1 - right) * bin(left, low) + right * bin(left + 1, low))
        + high * ((1 - right) * bin(left, low + 1) + right * bin(left + 1, low + 1));
  }

  private double bin(int column, int line) {
    return densities[line * bins + column];
  }
}
