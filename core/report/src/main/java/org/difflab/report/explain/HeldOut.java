// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import java.util.OptionalInt;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.metrics.rows.TestRows;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;

/**
 * Held-out data.
 *
 * @param dataset the name of the data set's component
 * @param shape the layout of samples
 * @param name the name of the part
 * @param splits the data set with these data as its test part
 */
record HeldOut(String dataset, Shape shape, String name, Splits splits) {

  /**
   * Selects the test part, or else the validation part, or else the training part, as stated by its
   * name.
   */
  static HeldOut of(TrainingData data) {
    Splits splits = data.splits();
    if (splits.test().count() > 0) {
      return of(data, "test data", splits.test());
    }
    return splits.validation().count() > 0
        ? of(data, "validation data", splits.validation())
        : of(data, "training data, since nothing was held out", splits.train());
  }

  private static HeldOut of(TrainingData data, String name, Samples samples) {
    Splits splits = data.splits();
    return new HeldOut(
        data.part().name(),
        data.shape(),
        name,
        new Splits(splits.train(), splits.validation(), samples, splits.checksum()));
  }

  /**
   * Returns at most a number of the samples, evenly spaced, so that all prompts are represented.
   */
  Samples some(int most) {
    Samples all = splits.test();
    return all.select(TestRows.choose("explain", all, OptionalInt.of(most)));
  }
}
