// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.plot;

import java.util.List;
import java.util.stream.DoubleStream;
import org.difflab.spi.Matrix;

/**
 * The density of the values of a column: the share of values in each of equal bins, divided by the
 * bin's width, so that the total area of all values is 1.
 *
 * @param range the range of the bins; values outside are not counted
 * @param densities one for each bin
 */
public record Histogram(Range range, List<Double> densities) {

  /** Copies the densities. */
  public Histogram {
    densities = List.copyOf(densities);
  }

  /** Counts a column. */
  public static Histogram of(Matrix values, int column, Range range, int bins) {
    double[] densities = new double[bins];
    double weight = bins / (range.length() * Math.max(1, values.rows()));
    for (int row = 0; row < values.rows(); row++) {
      int bin = (int) Math.floor(bins * range.share(values.get(row, column)));
      if (bin >= 0 && bin < bins) {
        densities[bin] += weight;
      }
    }
    return new Histogram(range, DoubleStream.of(densities).boxed().toList());
  }

  /** Returns this histogram scaled to a maximum of 1. */
  public Histogram relative() {
    double peak = Math.max(peak(), Double.MIN_NORMAL);
    return new Histogram(range, densities.stream().map(density -> density / peak).toList());
  }

  /** Returns the greatest density. */
  public double peak() {
    return densities.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
