// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.store.PartCost;
import org.difflab.engine.store.PartStore.Source;

/**
 * What trials saved by taking each other's trained parts.
 *
 * @param used how many parts the finished trials have, counted for each trial that uses them
 * @param distinct how many different parts these are
 * @param fitted how many were trained for these trials
 * @param loaded how often one came from the store instead, trained for another trial or earlier
 * @param seconds how long training took, every distinct part counted once
 * @param secondsUnshared how long it would have taken with each trial training all its own parts
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
