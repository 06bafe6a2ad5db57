package org.difflab.cli.report;

import java.util.OptionalDouble;
import org.difflab.engine.reference.References;

/** Where values stand between floor and ceiling. */
final class ReferenceGauge {

  private static final double FAR_APART = 20;

  private ReferenceGauge() {}

  /**
   * Returns how far a value lies from the floor towards the ceiling, 0 to 1; by ratio where all
   * three are positive and floor and ceiling lie far apart, and nothing where one is not known.
   */
  static OptionalDouble share(References references, String measurement, double value) {
    OptionalDouble floor = references.floor(measurement);
    OptionalDouble ceiling = references.ceiling(measurement);
    return floor.isPresent() && ceiling.isPresent()
        ? share(floor.getAsDouble(), ceiling.getAsDouble(), value)
        : OptionalDouble.empty();
  }

  static OptionalDouble share(double floor, double ceiling, double value) {
    if (!Double.isFinite(floor) || !Double.isFinite(ceiling) || floor == ceiling) {
      return OptionalDouble.empty();
    }
    boolean byRatio =
        floor > 0
            && ceiling > 0
            && value > 0
            && Math.max(floor / ceiling, ceiling / floor) > FAR_APART;
    double share =
        byRatio
            ? Math.log(value / floor) / Math.log(ceiling / floor)
            : (value - floor) / (ceiling - floor);
    return OptionalDouble.of(Math.max(0, Math.min(1, share)));
  }
}
