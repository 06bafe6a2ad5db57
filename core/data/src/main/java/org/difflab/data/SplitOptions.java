// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.util.OptionalInt;
import org.difflab.spi.SampleCounts;
import org.difflab.spi.SplitSizes;

/** The options by which every data set that is read from files is divided. */
interface SplitOptions {

  String TRAIN_ON_HELP =
      "what to train on: train, or everything (training and test samples; metrics use the test"
          + " samples too)";
  String VALIDATION_HELP =
      "number of training samples that are held out, stratified by prompt and chosen by seed";
  String LIMIT_HELP =
      "number of the remaining samples to train on, stratified by prompt and chosen by seed; all by"
          + " default";
  String SEED_HELP = "seed of the choice of samples for validation and limit";

  /**
   * Returns the sizes of the parts, of which those are unknown that cannot be as the options ask.
   *
   * @param train how many samples there are to train on
   * @param test how many there are to test with
   */
  default SplitSizes sizes(int train, int test) {
    int trainable = trainOn() == TrainOn.EVERYTHING ? train + test : train;
    int left = trainable - validation();
    return left < 1
        ? new SplitSizes(SampleCounts.UNKNOWN, SampleCounts.UNKNOWN, SampleCounts.of(test))
        : new SplitSizes(
            SampleCounts.of(Math.min(left, limit().orElse(left))),
            SampleCounts.of(validation()),
            SampleCounts.of(test));
  }

  /** Returns what the training part is made of. */
  TrainOn trainOn();

  /** Returns how many samples are held out of the training part. */
  int validation();

  /** Returns how many of the remaining training samples are used; by default all. */
  OptionalInt limit();

  /** Returns what chooses samples. */
  long seed();
}
