// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.reference;

import java.util.List;
import org.difflab.spi.Measurement;

/**
 * The values of one metric for real data and for a random baseline.
 *
 * @param metric the metric's name
 * @param key the hash of everything they depend on; what stands under the same key is not measured
 *     again
 * @param realData what the metric says of real samples, or of a perfect pipeline
 * @param randomBaseline what the metric says of random samples, or of a pipeline that has learned
 *     nothing
 */
public record Reference(String metric, String key, Bound realData, Bound randomBaseline) {

  /**
   * One end.
   *
   * @param basis of what it was measured, such as "10,000 training samples"; or why there is none
   * @param measurements the values; empty if there are none
   */
  public record Bound(String basis, List<Measurement> measurements) {

    /** Copies the list, leaving out what is undefined. */
    public Bound {
      measurements = measurements.stream().filter(Measurement::hasValue).toList();
    }

    private Bound suffixed(String suffix) {
      return new Bound(
          basis, measurements.stream().map(found -> found.named(found.name() + suffix)).toList());
    }
  }

  /**
   * Returns the same under the name that tells the metric apart from others of its kind.
   *
   * @param suffix what follows the name of each of its measurements
   */
  Reference named(String name, String suffix) {
    return new Reference(name, key, realData.suffixed(suffix), randomBaseline.suffixed(suffix));
  }

  /** Returns whether both ends were measured, so that there is nothing to try again. */
  boolean isWhole() {
    return !realData.measurements().isEmpty() && !randomBaseline.measurements().isEmpty();
  }
}
