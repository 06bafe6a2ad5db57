// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.rows;

import java.util.OptionalInt;
import org.difflab.spi.InputException;
import org.difflab.spi.Samples;

/** Selects the samples that a metric uses. */
public final class TestRows {

  private TestRows() {}

  /**
   * Returns the row numbers of at most {@code limit} test samples, evenly spaced, so that samples
   * sorted by prompt are all represented.
   *
   * @throws InputException if there are no test samples
   */
  public static int[] choose(String metric, Samples test, OptionalInt limit) {
    if (test.count() == 0) {
      throw new InputException(
          "metric '" + metric + "' needs test samples, and the data set has none");
    }
    return Samples.evenlySpaced(test.count(), limit.orElse(test.count()));
  }

  /**
   * Checks the option.
   *
   * @throws IllegalArgumentException if the limit is not above 0
   */
  public static void requireLimit(OptionalInt limit) {
    if (limit.isPresent() && limit.getAsInt() < 1) {
      throw new IllegalArgumentException("limit must be at least 1, found " + limit.getAsInt());
    }
  }
}
