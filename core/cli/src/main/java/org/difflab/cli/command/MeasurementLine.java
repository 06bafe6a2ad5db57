// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.util.Locale;
import java.util.OptionalDouble;
import org.difflab.engine.reference.References;
import org.difflab.spi.Measurement;

/**
 * Formats a measurement for the terminal, with its values for real data and for a random baseline
 * if known.
 */
final class MeasurementLine {

  private MeasurementLine() {}

  static String of(Measurement measurement, References references) {
    return String.format(Locale.ROOT, "  %-36s %-12.5g", measurement.name(), measurement.value())
        .concat(end("real data", references.realData(measurement.name())))
        .concat(end("random baseline", references.randomBaseline(measurement.name())))
        .stripTrailing();
  }

  private static String end(String name, OptionalDouble value) {
    return value.isPresent()
        ? String.format(Locale.ROOT, "%s %-12.5g", name, value.getAsDouble())
        : "";
  }
}
