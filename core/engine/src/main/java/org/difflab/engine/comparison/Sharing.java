// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.store.PartCost;
import org.difflab.engine.store.PartStore.Source;

/**
 * The training time saved by sharing trained parts among trials.
 *
 * @param used number of parts of the finished trials, counted for each trial that uses them
 * @param distinct number of distinct parts
 * @param fitted number of parts trained for these trials
 * @param loaded number of parts taken from the store, trained for another trial or earlier
 * @param seconds training time with every distinct part counted once
 * @param secondsUnshared training time if each trial had trained all its parts
 */
public record Sharing(
    int used, int distinct, int fitted, int loaded, double seconds, double secondsUnshared) {

  static Sharing of(List<TrialResult> finished) {
    List<PartCost> parts = finished.stream().flatMap(result -> result.parts().stream()).toList();
    Map<String, Double> once = new LinkedHashMap<>();
    parts.forEach(part -> once.merge(part.key(), part.trainingSeconds(), Math::max));
    int fitted = (int) parts.stream().filter(part -> part.source() == Source.TRAINED).count();
    return new Sharing(
        parts.size(),
        once.size(),
        fitted,
        parts.size() - fitted,
        once.values().stream().mapToDouble(Double::doubleValue).sum(),
        parts.stream().mapToDouble(PartCost::trainingSeconds).sum());
  }
}
