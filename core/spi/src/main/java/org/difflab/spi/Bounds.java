// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.List;

/**
 * What is known exactly of the values of a metric, whatever the pipeline: the two ends that its
 * values are compared with.
 *
 * @param realData the values of a pipeline whose samples are as good as real data, by the names of
 *     their measurements; those not known are left out
 * @param randomBaseline the values of a pipeline that has learned nothing, in the same way
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
