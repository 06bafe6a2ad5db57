// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import java.util.List;
import java.util.Optional;

/**
 * The result of a contestant in one measurement.
 *
 * @param contestant the contestant
 * @param spread its values; nothing if every seed's is missing
 * @param difference contestant minus baseline; nothing for the baseline itself, and where values
 *     are missing
 * @param missing its own values that are missing and, unless it is the baseline itself, those of
 *     the baseline; where there are any, they are why there is no difference
 */
public record ContestantResult(
    Contestant contestant,
    Optional<Spread> spread,
    Optional<PairedDifference> difference,
    List<MissingValue> missing) {

  /** Copies the list. */
  public ContestantResult {
    missing = List.copyOf(missing);
  }

  ContestantResult withDifference(PairedDifference corrected) {
    return new ContestantResult(contestant, spread, Optional.of(corrected), missing);
  }
}
