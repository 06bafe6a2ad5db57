// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.distribution;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.data.generated.GeneratedSplits;
import org.difflab.data.generated.GeneratedSplits.Counts;
import org.difflab.spi.Noise;
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
  public SwissRoll(Options options) {
    super(
        new GeneratedSplits(
            NAME,
            VERSION,
            options,
            new Counts(options.train(), options.validation(), options.test()),
            options.seed()),
        List.of(NAME),
        2);
    this.deviation = options.noise();
  }

  @Override
  void draw(Noise noise, long index, double[] point) {
    Curve.SWISS_ROLL.at(noise.uniform(index, 0, 0), point);
    point[0] += deviation * noise.normal(index, 0, 1);
    point[1] += deviation * noise.normal(index, 0, 2);
  }
}
