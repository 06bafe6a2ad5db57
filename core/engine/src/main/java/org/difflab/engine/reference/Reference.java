// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.reference;

import java.util.List;
import org.difflab.spi.Measurement;

/**
 * The values of one metric for real data and for a random baseline.
 *
 * @param metric the metric's name
 * @param key the hash of everything they depend on; values with the same key are reused
 * @param realData the values of real samples, or of a perfect pipeline
 * @param randomBaseline the values of random samples, or of a pipeline without information
 */
public record Reference(String metric, String key, Bound realData, Bound randomBaseline) {

  /**
   * The values of one reference.
   *
   * @param basis the samples it was measured on, such as "10,000 training samples", or why it was
   *     not measured
   * @param measurements the values; may be empty
   */
  public record Bound(String basis, List<Measurement> measurements) {

    /** Copies the list without undefined measurements. */
    public Bound {
      measurements = measurements.stream().filter(Measurement::hasValue).toList();
    }

    private Bound suffixed(String suffix) {
      return new Bound(
          basis, measurements.stream().map(found -> found.named(found.name() + suffix)).toList());
    }
  }

  /**
   * Returns this reference with the name that distinguishes the metric from others of its kind.
   *
   * @param suffix the text after the name of each of its measurements
   */
  Reference named(String name, String suffix) {
    return new Reference(name, key, realData.suffixed(suffix), randomBaseline.suffixed(suffix));
  }

  /** Returns whether both references were measured, so that no retry is needed. */
  boolean isWhole() {
    return !realData.measurements().isEmpty() && !randomBaseline.measurements().isEmpty();
  }
}
