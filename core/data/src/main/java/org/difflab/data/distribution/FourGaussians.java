// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.distribution;

import jakarta.inject.Inject;
import java.util.List;
import org.difflab.data.generated.GeneratedSplits;
import org.difflab.data.generated.GeneratedSplits.Counts;
import org.difflab.spi.Noise;
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
   * @param train samples to train on
   * @param validation samples held out of training
   * @param test samples for metrics
   * @param seed chooses the random numbers
   * @param spread the standard deviation of each Gaussian along each axis
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
              help = "the standard deviation of each Gaussian along each axis",
              defaultsTo = "0.05",
              min = 0,
              max = 1)
          double spread) {}

  /** Makes the data set; nothing is drawn before it is loaded. */
  @Inject
  public FourGaussians(Options options) {
    super(
        new GeneratedSplits(
            NAME,
            VERSION,
            options,
            new Counts(options.train(), options.validation(), options.test()),
            options.seed()),
        List.of(NAME),
        2);
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
