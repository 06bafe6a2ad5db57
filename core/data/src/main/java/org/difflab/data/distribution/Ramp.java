// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.distribution;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.Noise;
import org.difflab.spi.plugin.Inline;
import org.difflab.spi.plugin.Option;

/**
 * A falling ramp along each axis: every coordinate is the minimum of two independent uniform
 * numbers in (0, 1). The density is
 *
 * <pre>p(x) = Π_j 2(1 − x_j) for x in [0, 1]^d, otherwise 0</pre>
 *
 * with mean 1/3 and variance 1/18 along each axis, and no correlation. Not standardised.
 */
public final class Ramp extends PointDataset {

  /** The name of this data set. */
  public static final String NAME = "ramp";

  private static final int VERSION = 1;

  /**
   * The options of this data set.
   *
   * @param points how many points are drawn, and their seed
   * @param dimensions coordinates of a point
   */
  public record Options(
      @Inline PointOptions points,
      @Option(help = "number of coordinates of a point", defaultsTo = "1", min = 1, max = 2)
          int dimensions) {}

  /** Creates the data set; nothing is drawn before it is loaded. */
  @Inject
  public Ramp(Options options) {
    super(options.points().splits(NAME, VERSION, options), List.of(NAME), options.dimensions());
  }

  @Override
  void draw(Noise noise, long index, double[] point) {
    for (int axis = 0; axis < point.length; axis++) {
      point[axis] =
          Math.min(noise.uniform(index, 0, 2 * axis), noise.uniform(index, 0, 2 * axis + 1));
    }
  }
}
