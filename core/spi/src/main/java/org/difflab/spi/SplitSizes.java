// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * The number of samples of each part of a data set, as far as it is known.
 *
 * @param train the training part
 * @param validation the validation part
 * @param test the test part
 * @since 0.3
 */
public record SplitSizes(SampleCounts train, SampleCounts validation, SampleCounts test) {

  /** Nothing is known before the data are read. */
  public static final SplitSizes UNKNOWN =
      new SplitSizes(SampleCounts.UNKNOWN, SampleCounts.UNKNOWN, SampleCounts.UNKNOWN);

  /** Returns the sizes of parts that have been read. */
  public static SplitSizes of(Splits splits) {
    return new SplitSizes(
        SampleCounts.of(splits.train()),
        SampleCounts.of(splits.validation()),
        SampleCounts.of(splits.test()));
  }
}
