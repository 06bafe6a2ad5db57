package org.difflab.cli.command;

import java.util.Locale;
import java.util.OptionalDouble;
import org.difflab.engine.reference.References;
import org.difflab.spi.Measurement;

/** A measurement as the terminal shows it, with its floor and its ceiling where they are known. */
final class MeasurementLine {

  private MeasurementLine() {}

  static String of(Measurement measurement, References references) {
    return String.format(Locale.ROOT, "  %-36s %-12.5g", measurement.name(), measurement.value())
        .concat(end("floor", references.floor(measurement.name())))
        .concat(end("ceiling", references.ceiling(measurement.name())))
        .stripTrailing();
  }

  private static String end(String name, OptionalDouble value) {
    return value.isPresent()
        ? String.format(Locale.ROOT, "%s %-12.5g", name, value.getAsDouble())
        : "";
  }
}
