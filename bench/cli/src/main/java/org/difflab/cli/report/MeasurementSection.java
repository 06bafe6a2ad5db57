package org.difflab.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.difflab.engine.comparison.MeasurementStandings;

/**
 * One metric: what it says, and each of its measurements over all contestants.
 *
 * @param name the metric's family of measurements
 * @param explanation what it says and what limits it
 * @param charts its values where they form a curve
 * @param details one for each measurement
 */
record MeasurementSection(
    String name,
    Explanation explanation,
    List<ShownChart> charts,
    List<MeasurementDetail> details) {

  static List<MeasurementSection> of(ReportSource source, Explanations explanations) {
    Map<String, List<MeasurementStandings>> families = new LinkedHashMap<>();
    for (MeasurementStandings measurement : source.comparison().measurements()) {
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
                    explanations.of(name),
                    FamilyChart.of(source, name, measurements).stream().toList(),
                    measurements.stream()
                        .map(measurement -> MeasurementDetail.of(source, measurement))
                        .toList())));
    return sections;
  }
}
