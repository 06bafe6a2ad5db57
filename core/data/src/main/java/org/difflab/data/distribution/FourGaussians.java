// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.distribution;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.Noise;
import org.difflab.spi.plugin.Inline;
import org.difflab.spi.plugin.Option;

/**
 * Four narrow Gaussians of equal weight at the corners (±1, ±1) of a square, with the density
 *
 * <pre>p(x) = ¼ · Σ_c N(x; c, spread²·I) over c in {−1, 1}²</pre>
 *
 * mean 0, variance 1 + spread² along each axis, and no correlation. Not standardised.
 */
public final class FourGaussians extends PointDataset {

  /** The name of this data set. */
  public static final String NAME = "four-gaussians";

  private static final int VERSION = 1;

  private final double spread;

  /**
   * The options of this data set.
   *
   * @param points how many points are drawn, and their seed
   * @param spread the standard deviation of each Gaussian along each axis
   */
  public record Options(
      @Inline PointOptions points,
      @Option(
              help = "the standard deviation of each Gaussian along each axis",
              defaultsTo = "0.05",
              min = 0,
              max = 1)
          double spread) {}

  /** Creates the data set; nothing is drawn before it is loaded. */
  @Inject
  public FourGaussians(Options options) {
    super(options.points().splits(NAME, VERSION, options), List.of(NAME), 2);
    this.spread = options.spread();
  }

  @Override
  void draw(Noise noise, long index, double[] point) {
    for (int axis = 0; axis < point.length; axis++) {
      double corner = noise.uniform(index, 0, 2 * axis) < 0.5 ? -1 : 1;
      point[axis] = corner + spread * noise.normal(index, 0, 2 * axis + 1);
    }
  }
}
