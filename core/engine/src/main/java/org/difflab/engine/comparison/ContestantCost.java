// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.store.PartCost;
import org.difflab.engine.store.PartStore.Source;

/**
 * The costs of a contestant.
 *
 * @param contestant the contestant
 * @param spreads each cost over the seeds for which it is known
 * @param fitted number of its parts, over all seeds, that were trained for its own trials
 * @param loaded number of parts from the store, trained for another trial or an earlier run
 */
public record ContestantCost(
    Contestant contestant, Map<Cost, Spread> spreads, int fitted, int loaded) {

  /** Copies the map. */
  public ContestantCost {
    Map<Cost, Spread> copy = new EnumMap<>(Cost.class);
    copy.putAll(spreads);
    spreads = Collections.unmodifiableMap(copy);
  }

  /**
   * Aggregates the costs of finished trials.
   *
   * @param finished the contestant's finished trials
   */
  static ContestantCost of(Contestant contestant, List<TrialResult> finished) {
    Map<Cost, Spread> spreads = new EnumMap<>(Cost.class);
    for (Cost cost : Cost.values()) {
      SortedMap<Long, Double> values = new TreeMap<>();
      finished.forEach(
          result -> cost.of(result).ifPresent(value -> values.put(result.seed(), value)));
      if (!values.isEmpty()) {
        spreads.put(cost, new Spread(values));
      }
    }
    return new ContestantCost(
        contestant, spreads, count(finished, Source.TRAINED), count(finished, Source.STORED));
  }

  private static int count(List<TrialResult> finished, Source source) {
    return (int)
        finished.stream()
            .flatMap(result -> result.parts().stream())
            .map(PartCost::source)
            .filter(source::equals)
            .count();
  }

  /** Returns a cost, if it is known for any seed. */
  public Optional<Spread> of(Cost cost) {
    return Optional.ofNullable(spreads.get(cost));
  }
}
