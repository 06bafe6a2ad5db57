// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.difflab.engine.comparison.Comparison;
import org.difflab.engine.comparison.MeasurementComparison;
import org.difflab.spi.Measurement.Better;

/** The measurements that represent their metric in overviews. */
final class Headlines {

  private Headlines() {}

  /**
   * Returns one measurement of each metric, in the order of the file: the middle one of those that
   * have a better direction and differ between contestants.
   */
  static List<MeasurementComparison> of(Comparison comparison) {
    Set<String> families = new LinkedHashSet<>();
    List<MeasurementComparison> telling =
        comparison.measurements().stream()
            .filter(measurement -> measurement.better() != Better.NEITHER)
            .filter(Headlines::differs)
            .toList();
    telling.forEach(each -> families.add(family(each)));
    List<MeasurementComparison> headlines = new ArrayList<>();
    for (String family : families) {
      List<MeasurementComparison> members =
          telling.stream().filter(each -> family(each).equals(family)).toList();
      headlines.add(members.get(members.size() / 2));
    }
    return headlines;
  }

  private static String family(MeasurementComparison measurement) {
    return MeasurementName.of(measurement.name()).family();
  }

  private static boolean differs(MeasurementComparison measurement) {
    return measurement.results().stream()
            .flatMap(result -> result.spread().stream())
            .mapToDouble(spread -> spread.mean())
            .distinct()
            .count()
        > 1;
  }
}
