// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.distribution;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.spi.Noise;
import org.difflab.spi.plugin.Inline;
import org.difflab.spi.plugin.Option;

/**
 * Three shapes in the plane, each a prompt: sample i shows the spiral, the s-curve or the moons as
 * i modulo 3 is 0, 1 or 2. A point is c(u) + noise·N(0, I) with u uniform in (0, 1), so each shape
 * has the density
 *
 * <pre>p(x) = ∫ N(x; c(u), noise²·I) du over u from 0 to 1</pre>
 *
 * with the curves c, all within [−1, 1]²:
 *
 * <ul>
 *   <li>spiral: (t cos t, t sin t)/4.5π, t = 1.5π + 3πu;
 *   <li>s-curve: (sin t, sign(t)(cos t − 1))/2, t = 3π(u − ½);
 *   <li>moons: (cos t − ½, sin t − ¼)/1.5 with t = 2πu for u below ½, else (½ − cos t, ¼ − sin
 *       t)/1.5 with t = 2πu − π.
 * </ul>
 *
 * Not standardised.
 */
public final class Shapes extends PointDataset {

  /** The name of this data set. */
  public static final String NAME = "shapes";

  private static final int VERSION = 1;
  private static final List<Curve> SHAPES = List.of(Curve.SWISS_ROLL, Curve.S_CURVE, Curve.MOONS);

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
  public Shapes(Options options) {
    super(
        options.points().splits(NAME, VERSION, options), List.of("spiral", "s-curve", "moons"), 2);
    this.deviation = options.noise();
  }

  @Override
  void draw(Noise noise, long index, double[] point) {
    SHAPES.get((int) (index % SHAPES.size())).at(noise.uniform(index, 0, 0), point);
    point[0] += deviation * noise.normal(index, 0, 1);
    point[1] += deviation * noise.normal(index, 0, 2);
  }
}
