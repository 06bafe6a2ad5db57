// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.difflab.engine.comparison.MeasurementComparison;
import org.difflab.engine.reference.Reference;

/**
 * One metric: its explanation, and each of its measurements over all contestants.
 *
 * @param name the name of its family of measurements
 * @param explanation its meaning and limitations
 * @param bases the samples on which the values of real data and of the random baseline were
 *     measured, or why they are unknown
 * @param charts its values as curves, if they form any
 * @param details one for each measurement
 * @param several whether there is more than one
 */
record MeasurementSection(
    String name,
    Explanations.Shown explanation,
    List<String> bases,
    List<ShownChart> charts,
    List<MeasurementDetail> details,
    boolean several) {

  static List<MeasurementSection> of(ReportSource source, Explanations explanations) {
    Map<String, List<MeasurementComparison>> families = new LinkedHashMap<>();
    for (MeasurementComparison measurement : source.comparison().measurements()) {
      families
          .computeIfAbsent(
              MeasurementName.of(measurement.name()).family(), added -> new ArrayList<>())
          .add(measurement);
    }
    List<MeasurementSection> sections = new ArrayList<>();
    families.forEach(
        (name, measurements) ->
            sections.add(
                new MeasurementSection(
                    name,
                    explanations.of(MeasurementName.of(name).metric()),
                    bases(source, measurements.get(0).name()),
                    FamilyChart.of(source, name, measurements).stream().toList(),
                    measurements.stream()
                        .map(measurement -> MeasurementDetail.of(source, measurement))
                        .toList(),
                    measurements.size() > 1)));
    return sections;
  }

  private static List<String> bases(ReportSource source, String measurement) {
    List<String> bases = new ArrayList<>();
    for (Reference reference : source.references().metrics()) {
      if (knows(reference.realData(), measurement)
          || knows(reference.randomBaseline(), measurement)) {
        bases.add("Real data: " + reference.realData().basis() + ".");
        bases.add("Random baseline: " + reference.randomBaseline().basis() + ".");
      }
    }
    return bases.stream().distinct().toList();
  }

  private static boolean knows(Reference.Bound bound, String measurement) {
    return bound.measurements().stream().anyMatch(found -> found.name().equals(measurement));
  }
}
