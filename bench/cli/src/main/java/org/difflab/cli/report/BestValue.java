package org.difflab.cli.report;

import java.util.DoubleSummaryStatistics;
import java.util.stream.Collectors;
import org.difflab.engine.comparison.MeasurementStandings;
import org.difflab.engine.comparison.Standing;

/** Which mean of a measurement is the best. */
final class BestValue {

  private BestValue() {}

  /** Returns whether no other contestant has a better mean, and some have a worse one. */
  static boolean of(MeasurementStandings measurement, Standing standing) {
    if (standing.spread().isEmpty()) {
      return false;
    }
    DoubleSummaryStatistics means =
        measurement.standings().stream()
            .flatMap(each -> each.spread().stream())
            .collect(Collectors.summarizingDouble(spread -> spread.mean()));
    double mean = standing.spread().get().mean();
    return means.getMin() < means.getMax()
        && switch (measurement.better()) {
          case LOWER -> mean <= means.getMin();
          case HIGHER -> mean >= means.getMax();
          case NEITHER -> false;
        };
  }
}
