// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judge;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.difflab.spi.Noise;
import org.difflab.spi.Samples;
import org.difflab.spi.Splits;

/**
 * The images that a judge is trained and evaluated on. If a data set has no validation part, a
 * tenth of the training part is drawn for it.
 *
 * @param train training images
 * @param validation images held out of training
 * @param test test images
 */
public record JudgeExamples(Samples train, Samples validation, Samples test) {

  private static final int SHARE = 10;

  /** Splits a data set; the noise determines which images are held out. */
  public static JudgeExamples of(Splits splits, Noise noise) {
    if (splits.validation().count() > 0) {
      return new JudgeExamples(splits.train(), splits.validation(), splits.test());
    }
    Samples all = splits.train();
    int[] drawn =
        IntStream.range(0, all.count())
            .boxed()
            .sorted(Comparator.comparingDouble(row -> noise.uniform(row, 0, 0)))
            .mapToInt(Integer::intValue)
            .toArray();
    int held = all.count() / SHARE;
    int[] validation = IntStream.range(0, held).map(i -> drawn[i]).sorted().toArray();
    int[] train = IntStream.range(held, drawn.length).map(i -> drawn[i]).sorted().toArray();
    return new JudgeExamples(all.select(train), all.select(validation), splits.test());
  }
}
