// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.explain;

import java.util.OptionalInt;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.metrics.rows.TestRows;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;
import org.difflab.spi.Splits;

/**
 * Data that nothing was fitted to.
 *
 * @param dataset the name of the data set's component
 * @param shape how samples are laid out
 * @param name what part of the data it is
 * @param splits the data set, these data in the place of its test part
 */
record HeldOut(String dataset, Shape shape, String name, Splits splits) {

  /**
   * Takes the test part; the validation part where there is none, and where that is empty too, the
   * training part, which its name then says.
   */
  static HeldOut of(TrainingData data) {
    Splits splits = data.splits();
    if (splits.test().count() > 0) {
      return of(data, "test data", splits.test());
    }
    return splits.validation().count() > 0
        ? of(data, "validation data", splits.validation())
        : of(data, "training data, for nothing was held out", splits.train());
  }

  private static HeldOut of(TrainingData data, String name, Samples samples) {
    Splits splits = data.splits();
    return new HeldOut(
        data.part().name(),
        data.shape(),
        name,
        new Splits(splits.train(), splits.validation(), samples, splits.checksum()));
  }

  /** Returns at most a number of the samples, evenly spaced, so that every prompt is there. */
  Samples some(int most) {
    Samples all = splits.test();
    return all.select(TestRows.choose("explain", all, OptionalInt.of(most)));
  }
}
