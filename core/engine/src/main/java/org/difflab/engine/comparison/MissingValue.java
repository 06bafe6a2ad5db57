// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

/**
 * A missing value. If a value of the contestant or of the baseline is missing, there is no
 * difference for that measurement, since omitting failed seeds would bias the comparison.
 *
 * @param contestant the contestant
 * @param seed the seed
 * @param reason why it is missing
 */
public record MissingValue(Contestant contestant, long seed, String reason) {

  @Override
  public String toString() {
    return contestant.name() + " seed " + seed + ": " + reason;
  }
}
