// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

/**
 * A value that should be there and is not. While one is missing of either side, a contestant has no
 * difference to the baseline for that measurement: to leave out the seed that failed would compare
 * only where both did well.
 *
 * @param contestant whose value it is
 * @param seed of which seed
 * @param reason why it is missing
 */
public record MissingValue(Contestant contestant, long seed, String reason) {

  @Override
  public String toString() {
    return contestant.name() + " seed " + seed + ": " + reason;
  }
}
