// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.distribution;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.Noise;
import org.difflab.spi.plugin.Inline;
import org.difflab.spi.plugin.Option;

/**
 * A swiss roll seen from its end: t uniform in [1.5π, 4.5π] and the point of the curve c(t) = (t
 * cos t, t sin t)/4.5π, which lies in [−1, 1]², plus noise·N(0, I). The density is
 *
 * <pre>p(x) = 1/3π · ∫ N(x; c(t), noise²·I) dt over t from 1.5π to 4.5π</pre>
 *
 * and without noise all of it lies on the curve. Not standardised.
 */
public final class SwissRoll extends PointDataset {

  /** The name of this data set. */
  public static final String NAME = "swiss-roll";

  private static final int VERSION = 1;

  private final double deviation;

  /**
   * The options of this data set.
   *
   * @param points how many points are drawn, and their seed
   * @param noise standard deviation of the noise added to each coordinate
   */
  public record Options(
      @Inline PointOptions points,
      @Option(
              help = "standard deviation of the noise added to each coordinate",
              defaultsTo = "0",
              min = 0,
              max = 1)
          double noise) {}

  /** Creates the data set; nothing is drawn before it is loaded. */
  @Inject
  public SwissRoll(Options options) {
    super(options.points().splits(NAME, VERSION, options), List.of(NAME), 2);
    this.deviation = options.noise();
  }

  @Override
  void draw(Noise noise, long index, double[] point) {
    Curve.SWISS_ROLL.at(noise.uniform(index, 0, 0), point);
    point[0] += deviation * noise.normal(index, 0, 1);
    point[1] += deviation * noise.normal(index, 0, 2);
  }
}
