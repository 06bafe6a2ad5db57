// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.difflab.registry.Kind;
import org.difflab.registry.RegisteredComponent;
import org.difflab.registry.Registry;
import org.difflab.spi.plugin.Explanation;

/**
 * How to read measurements, as the installed metrics explain them.
 *
 * @param known explanations by the name of their measurement
 * @param summaries one sentence for each metric, by its name
 */
public record Explanations(Map<String, Explanation> known, Map<String, String> summaries) {

  /** Copies the maps. */
  public Explanations {
    known = Map.copyOf(known);
    summaries = Map.copyOf(summaries);
  }

  /**
   * The explanation of a measurement in a report.
   *
   * @param meaning what a value means; may be empty
   * @param limits its limitations; may be empty
   */
  record Shown(String meaning, String limits) {}

  /** Returns the explanations of the installed metrics. */
  public static Explanations of(Registry registry) {
    Map<String, Explanation> known = new LinkedHashMap<>();
    Map<String, String> summaries = new LinkedHashMap<>();
    for (RegisteredComponent<?> metric : registry.all(Kind.METRIC)) {
      summaries.put(metric.component().name(), metric.component().summary());
      metric
          .component()
          .explanations()
          .forEach(explanation -> known.putIfAbsent(explanation.measurement(), explanation));
    }
    return new Explanations(known, summaries);
  }

  /** Returns the explanation of a measurement, if its metric has one. */
  public Optional<Explanation> find(String measurement) {
    return Optional.ofNullable(known.get(measurement));
  }

  /** Returns the explanation of a measurement, or else the summary of its metric. */
  Shown of(String measurement) {
    return find(measurement)
        .map(found -> new Shown(found.meaning(), found.limits()))
        .orElseGet(() -> new Shown(summaries.getOrDefault(measurement, ""), ""));
  }
}
