// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.distribution;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.Noise;
import org.difflab.spi.plugin.Inline;

/**
 * Two bumps of unequal weight on a line: y = sign(u − 0.3)/2 + 0.2ε with u uniform in (0, 1) and ε
 * ~ N(0, 1), standardised by its exact mean 0.2 and standard deviation 0.5. So x = (y − 0.2)/0.5
 * has the density
 *
 * <pre>p(x) = 0.3·N(x; −1.4, 0.4²) + 0.7·N(x; 0.6, 0.4²)</pre>
 *
 * with mean 0 and variance 1.
 */
public final class Mixture1d extends PointDataset {

  /** The name of this data set. */
  public static final String NAME = "mixture-1d";

  private static final int VERSION = 1;
  private static final double SHARE_BELOW = 0.3;
  private static final double DEVIATION = 0.2;
  private static final double MEAN = 0.2;
  private static final double WHOLE_DEVIATION = 0.5;

  /**
   * The options of this data set.
   *
   * @param points how many points are drawn, and their seed
   */
  public record Options(@Inline PointOptions points) {}

  /** Creates the data set; nothing is drawn before it is loaded. */
  @Inject
  public Mixture1d(Options options) {
    super(options.points().splits(NAME, VERSION, options), List.of(NAME), 1);
  }

  @Override
  void draw(Noise noise, long index, double[] point) {
    double bump = noise.uniform(index, 0, 0) < SHARE_BELOW ? -0.5 : 0.5;
    double value = bump + DEVIATION * noise.normal(index, 0, 1);
    point[0] = (value - MEAN) / WHOLE_DEVIATION;
  }
}
