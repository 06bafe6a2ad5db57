// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.difflab.spi.Measurement.Better;

/**
 * One measurement over all contestants.
 *
 * @param name what was measured
 * @param better whether lower or higher is better
 * @param results one for each contestant, in their order
 */
public record MeasurementComparison(String name, Better better, List<ContestantResult> results) {

  /** Copies the list. */
  public MeasurementComparison {
    results = List.copyOf(results);
  }

  /** Returns the result of a contestant. */
  public ContestantResult of(Contestant contestant) {
    return results.stream()
        .filter(result -> result.contestant().equals(contestant))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(contestant.name() + " does not compete"));
  }

  /** Returns this comparison with Holm's correction over all that have a p value. */
  MeasurementComparison corrected() {
    List<Integer> tested =
        IntStream.range(0, results.size())
            .filter(place -> uncertainty(results.get(place)).isPresent())
            .boxed()
            .toList();
    double[] corrected =
        HolmCorrection.of(
            tested.stream()
                .mapToDouble(place -> uncertainty(results.get(place)).orElseThrow().probability())
                .toArray());
    List<ContestantResult> changed = new ArrayList<>(results);
    for (int rank = 0; rank < corrected.length; rank++) {
      ContestantResult result = results.get(tested.get(rank));
      changed.set(
          tested.get(rank),
          result.withDifference(
              result.difference().orElseThrow().adjustedTo(corrected[rank], better)));
    }
    return new MeasurementComparison(name, better, changed);
  }

  private static Optional<Uncertainty> uncertainty(ContestantResult result) {
    return result.difference().flatMap(PairedDifference::uncertainty);
  }
}
