// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.distribution;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.data.generated.GeneratedSplits;
import org.difflab.data.generated.GeneratedSplits.Counts;
import org.difflab.spi.Noise;
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
   * @param train samples to train on
   * @param validation samples held out of training
   * @param test samples for metrics
   * @param seed chooses the random numbers
   * @param noise standard deviation of what is added to each coordinate
   */
  public record Options(
      @Option(help = "number of samples to train on", defaultsTo = "10000", min = 1, max = 1e7)
          int train,
      @Option(
              help = "number of samples held out of training, for validation",
              defaultsTo = "0",
              min = 0,
              max = 1e7)
          int validation,
      @Option(
              help = "number of test samples, for metrics",
              defaultsTo = "10000",
              min = 0,
              max = 1e7)
          int test,
      @Option(help = "seed of the random numbers", defaultsTo = "0") long seed,
      @Option(
              help = "standard deviation of what is added to each coordinate",
              defaultsTo = "0",
              min = 0,
              max = 1)
          double noise) {}

  /** Makes the data set; nothing is drawn before it is loaded. */
  @Inject
  public Shapes(Options options) {
    super(
        new GeneratedSplits(
            NAME,
            VERSION,
            options,
            new Counts(options.train(), options.validation(), options.test()),
            options.seed()),
        List.of("spiral", "s-curve", "moons"),
        2);
    this.deviation = options.noise();
  }

  @Override
  void draw(Noise noise, long index, double[] point) {
    SHAPES.get((int) (index % SHAPES.size())).at(noise.uniform(index, 0, 0), point);
    point[0] += deviation * noise.normal(index, 0, 1);
    point[1] += deviation * noise.normal(index, 0, 2);
  }
}
