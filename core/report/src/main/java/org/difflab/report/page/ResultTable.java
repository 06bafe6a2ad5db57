// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.difflab.engine.reference.References;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.run.Unmeasured;
import org.difflab.engine.store.PartCost;
import org.difflab.spi.Measurement;

/**
 * Results as a table: one row per trial, one column for each measurement that any trial has,
 * followed by its values for real data and for a random baseline if known. The column "not
 * measured" lists undefined measurements and failed metrics, with reasons.
 *
 * @param header the names of the columns
 * @param rows one text for each column; empty if a trial has no such value
 */
record ResultTable(List<String> header, List<List<String>> rows) {

  private static final List<String> FIXED =
      List.of(
          "trial",
          "pipeline",
          "seed",
          "status",
          "reason",
          "warnings",
          "not measured",
          "training seconds",
          "parameters",
          "samples",
          "sampling seconds",
          "model calls");

  static ResultTable of(List<TrialResult> results, References references) {
    Set<String> measured = new LinkedHashSet<>();
    for (TrialResult result : results) {
      result.measurements().forEach(measurement -> measured.add(measurement.name()));
      result.unmeasured().stream()
          .filter(each -> each.kind() == Unmeasured.Kind.UNDEFINED)
          .forEach(each -> measured.add(each.name()));
    }
    List<String> header = new ArrayList<>(FIXED);
    for (String name : measured) {
      header.add(name);
      references.realData(name).ifPresent(value -> header.add(name + " real data"));
      references.randomBaseline(name).ifPresent(value -> header.add(name + " random baseline"));
    }
    return new ResultTable(
        header, results.stream().map(result -> row(result, measured, references)).toList());
  }

  private static List<String> row(TrialResult result, Set<String> measured, References references) {
    List<String> row = new ArrayList<>();
    row.add(result.trial());
    row.add(result.pipeline());
    row.add(Long.toString(result.seed()));
    row.add(result.status().name().toLowerCase(Locale.ROOT));
    row.add(result.reason());
    row.add(String.join(" ", result.warnings()));
    row.add(result.unmeasured().stream().map(Unmeasured::words).collect(Collectors.joining("; ")));
    row.add(Double.toString(result.parts().stream().mapToDouble(PartCost::seconds).sum()));
    row.add(Long.toString(result.parts().stream().mapToLong(PartCost::parameters).sum()));
    row.add(Integer.toString(result.samples()));
    row.add(Double.toString(result.samplingSeconds()));
    row.add(Double.toString(result.modelCalls()));
    Map<String, Measurement> byName =
        result.measurements().stream()
            .collect(
                Collectors.toMap(Measurement::name, Function.identity(), (first, second) -> first));
    for (String name : measured) {
      row.add(byName.containsKey(name) ? Double.toString(byName.get(name).value()) : "");
      references.realData(name).ifPresent(value -> row.add(Double.toString(value)));
      references.randomBaseline(name).ifPresent(value -> row.add(Double.toString(value)));
    }
    return row;
  }

  String csv() {
    return CsvText.of(header, rows);
  }
}
