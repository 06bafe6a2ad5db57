// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.distribution;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.plugin.Inline;
import org.difflab.spi.plugin.Option;

/**
 * One Gaussian, the same along each axis and independent: x ~ N(m·1, s²·I), with the density
 *
 * <pre>p(x) = Π_j exp(−(x_j − m)²/2s²) / (s√(2π))</pre>
 *
 * Not standardised.
 */
public final class Gaussian extends PointDataset {

  /** The name of this data set. */
  public static final String NAME = "gaussian";

  private static final int VERSION = 1;

  private final double mean;
  private final double deviation;

  /**
   * The options of this data set.
   *
   * @param points how many points are drawn, and their seed
   * @param mean the mean of each coordinate
   * @param standardDeviation the standard deviation of each coordinate
   * @param dimensions coordinates of a point
   */
  public record Options(
      @Inline PointOptions points,
      @Option(help = "the mean m of each coordinate", defaultsTo = "1", min = -1e6, max = 1e6)
          double mean,
      @Option(
              help = "the standard deviation s of each coordinate",
              defaultsTo = "0.01",
              min = 0,
              max = 1e6)
          double standardDeviation,
      @Option(help = "number of coordinates of a point", defaultsTo = "1", min = 1, max = 1000)
          int dimensions) {

    /**
     * Checks that each part fits into a matrix.
     *
     * @throws IllegalArgumentException if one does not, naming the options
     */
    public Options {
      requireFitting("train", points.train(), dimensions);
      requireFitting("validation", points.validation(), dimensions);
      requireFitting("test", points.test(), dimensions);
    }

    private static void requireFitting(String option, int count, int dimensions) {
      try {
        Matrix.length(count, dimensions);
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException(
            option + " and dimensions are too large together: " + e.getMessage(), e);
      }
    }
  }

  /** Creates the data set; nothing is drawn before it is loaded. */
  @Inject
  public Gaussian(Options options) {
    super(options.points().splits(NAME, VERSION, options), List.of(NAME), options.dimensions());
    this.mean = options.mean();
    this.deviation = options.standardDeviation();
  }

  @Override
  void draw(Noise noise, long index, double[] point) {
    for (int axis = 0; axis < point.length; axis++) {
      point[axis] = mean + deviation * noise.normal(index, 0, axis);
    }
  }
}
