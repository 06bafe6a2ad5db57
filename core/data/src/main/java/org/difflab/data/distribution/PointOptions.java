// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.distribution;

import org.difflab.data.generated.GeneratedSplits;
import org.difflab.spi.plugin.Option;

/**
 * The options of all data sets of points: how many are drawn, and from which random numbers.
 *
 * @param train samples to train on
 * @param validation samples held out of training
 * @param test samples for metrics
 * @param seed chooses the random numbers
 */
public record PointOptions(
    @Option(help = "number of samples to train on", defaultsTo = "10000", min = 1, max = 1e7)
        int train,
    @Option(
            help = "number of samples held out of training, for validation",
            defaultsTo = "0",
            min = 0,
            max = 1e7)
        int validation,
    @Option(help = "number of test samples, for metrics", defaultsTo = "10000", min = 0, max = 1e7)
        int test,
    @Option(help = "seed of the random numbers", defaultsTo = "0") long seed) {

  /**
   * Returns the parts of a data set.
   *
   * @param options all options of the data set, these among them
   */
  GeneratedSplits splits(String name, int version, Record options) {
    return new GeneratedSplits(
        name, version, options, new GeneratedSplits.Counts(train, validation, test), seed);
  }
}
