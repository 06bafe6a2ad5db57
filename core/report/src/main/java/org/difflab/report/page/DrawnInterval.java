// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.Locale;
import java.util.stream.DoubleStream;
import org.difflab.engine.comparison.MeasurementComparison;
import org.difflab.engine.comparison.PairedDifference;
import org.difflab.engine.comparison.Uncertainty;

/**
 * The interval of a difference, relative to a common scale of all contestants of a measurement, in
 * per cent.
 *
 * @param from its lower end
 * @param width its length
 * @param middle the mean
 * @param zero the position of 0
 */
record DrawnInterval(String from, String width, String middle, String zero) {

  private static final double AIR = 0.05;

  static DrawnInterval of(MeasurementComparison measurement, PairedDifference difference) {
    double least = ends(measurement).min().orElse(0);
    double greatest = ends(measurement).max().orElse(0);
    double length = greatest > least ? (greatest - least) * (1 + 2 * AIR) : 1;
    double origin = least - AIR * length;
    Uncertainty uncertainty = difference.uncertainty().orElseThrow();
    return new DrawnInterval(
        percent((uncertainty.lower() - origin) / length),
        percent((uncertainty.upper() - uncertainty.lower()) / length),
        percent((difference.mean() - origin) / length),
        percent(-origin / length));
  }

  private static DoubleStream ends(MeasurementComparison measurement) {
    return DoubleStream.concat(
        DoubleStream.of(0),
        measurement.results().stream()
            .flatMap(result -> result.difference().stream())
            .flatMap(difference -> difference.uncertainty().stream())
            .flatMapToDouble(
                uncertainty -> DoubleStream.of(uncertainty.lower(), uncertainty.upper())));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}
