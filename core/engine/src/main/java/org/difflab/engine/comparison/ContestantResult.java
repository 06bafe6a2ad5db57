// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import java.util.List;
import java.util.Optional;

/**
 * The result of a contestant in one measurement.
 *
 * @param contestant the contestant
 * @param spread its values; empty if those of all seeds are missing
 * @param difference contestant minus baseline; empty for the baseline itself, and if values are
 *     missing
 * @param missing its missing values and, unless it is the baseline itself, those of the baseline;
 *     with any missing value there is no difference
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
