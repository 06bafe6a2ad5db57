// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.distribution;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.data.generated.GeneratedSplits;
import org.difflab.data.generated.GeneratedSplits.Counts;
import org.difflab.spi.Noise;
import org.difflab.spi.plugin.Option;

/**
 * A falling ramp along each axis: every coordinate is the lesser of two independent uniform numbers
 * in (0, 1). The density is
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
   * @param train samples to train on
   * @param validation samples held out of training
   * @param test samples for metrics
   * @param seed chooses the random numbers
   * @param dimensions coordinates of a point
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
      @Option(help = "number of coordinates of a point", defaultsTo = "1", min = 1, max = 2)
          int dimensions) {}

  /** Makes the data set; nothing is drawn before it is loaded. */
  @Inject
  public Ramp(Options options) {
    super(
        new GeneratedSplits(
            NAME,
            VERSION,
            options,
            new Counts(options.train(), options.validation(), options.test()),
            options.seed()),
        List.of(NAME),
        options.dimensions());
  }

  @Override
  void draw(Noise noise, long index, double[] point) {
    for (int axis = 0; axis < point.length; axis++) {
      point[axis] =
          Math.min(noise.uniform(index, 0, 2 * axis), noise.uniform(index, 0, 2 * axis + 1));
    }
  }
}
