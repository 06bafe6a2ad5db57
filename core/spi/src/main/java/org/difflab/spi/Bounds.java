// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.List;

/**
 * Reference values of a metric that are known exactly and do not depend on the pipeline: its values
 * are compared with them.
 *
 * @param realData the values of a pipeline whose samples are as good as real data, by the names of
 *     their measurements; those not known are left out
 * @param randomBaseline the values of a random baseline, in the same way
 * @since 0.1
 */
public record Bounds(List<Measurement> realData, List<Measurement> randomBaseline) {

  /** Nothing is known. */
  public static final Bounds UNKNOWN = new Bounds(List.of(), List.of());

  /** Copies the lists. */
  public Bounds {
    realData = List.copyOf(realData);
    randomBaseline = List.copyOf(randomBaseline);
  }
}
