package org.difflab.data;

import java.util.OptionalInt;
import org.difflab.spi.SampleCounts;
import org.difflab.spi.SplitSizes;

/** The options by which every data set that is read from files is divided. */
interface SplitOptions {

  String TRAIN_ON_HELP =
      "train, or everything: training and test samples together (the test part stays for metrics)";
  String VALIDATION_HELP =
      "how many training samples are held out, chosen by seed with the shares of prompts";
  String LIMIT_HELP =
      "train on this many of the remaining samples, chosen by seed with the shares of prompts";
  String SEED_HELP = "chooses the samples that validation and limit take";

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
