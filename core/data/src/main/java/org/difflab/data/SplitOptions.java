// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.util.OptionalInt;
import org.difflab.spi.SampleCounts;
import org.difflab.spi.SplitSizes;
import org.difflab.spi.plugin.Option;

/**
 * The options for splitting a data set read from files.
 *
 * @param trainOn what the training part is made of
 * @param validation how many samples are held out of the training part
 * @param limit how many of the remaining training samples are used; by default all
 * @param seed chooses samples
 */
public record SplitOptions(
    @Option(
            help =
                "what to train on: train, or everything (training and test samples; metrics use the"
                    + " test samples too)",
            defaultsTo = "train")
        TrainOn trainOn,
    @Option(
            help =
                "number of training samples that are held out, stratified by prompt and chosen by"
                    + " seed",
            defaultsTo = "0",
            min = 0)
        int validation,
    @Option(
            help =
                "number of the remaining samples to train on, stratified by prompt and chosen by"
                    + " seed; all by default",
            defaultsTo = "",
            min = 1)
        OptionalInt limit,
    @Option(help = "seed of every random choice of samples", defaultsTo = "0") long seed) {

  /** Trains on all training samples. */
  public static final SplitOptions DEFAULT =
      new SplitOptions(TrainOn.TRAIN, 0, OptionalInt.empty(), 0);

  /**
   * Returns the sizes of the parts; sizes that the options make impossible are unknown.
   *
   * @param train number of training samples in the files
   * @param test number of test samples in the files
   */
  SplitSizes sizes(int train, int test) {
    int trainable = trainOn == TrainOn.EVERYTHING ? train + test : train;
    int left = trainable - validation;
    return left < 1
        ? new SplitSizes(SampleCounts.UNKNOWN, SampleCounts.UNKNOWN, SampleCounts.of(test))
        : new SplitSizes(
            SampleCounts.of(Math.min(left, limit.orElse(left))),
            SampleCounts.of(validation),
            SampleCounts.of(test));
  }
}
