package org.difflab.cli.report;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * What measurements stand between.
 *
 * @param floor what each measurement says of real data, or of a perfect pipeline
 * @param ceiling what it says of random samples, or of a pipeline that knows nothing
 */
record References(Map<String, Double> floor, Map<String, Double> ceiling) {

  /** Nothing is known. */
  static final References NONE = new References(Map.of(), Map.of());

  /** Copies the maps. */
  References {
    floor = Map.copyOf(floor);
    ceiling = Map.copyOf(ceiling);
  }

  /** Returns whether any is known. */
  boolean isEmpty() {
    return floor.isEmpty() && ceiling.isEmpty();
  }

  OptionalDouble floor(String measurement) {
    return found(floor, measurement);
  }

  OptionalDouble ceiling(String measurement) {
    return found(ceiling, measurement);
  }

  private static OptionalDouble found(Map<String, Double> values, String measurement) {
    return values.containsKey(measurement)
        ? OptionalDouble.of(values.get(measurement))
        : OptionalDouble.empty();
  }

  /**
   * Returns how far a value lies from the floor towards the ceiling, 0 to 1; on a logarithmic scale
   * where all three are positive and floor and ceiling lie far apart.
   */
  OptionalDouble share(String measurement, double value) {
    OptionalDouble low = floor(measurement);
    OptionalDouble high = ceiling(measurement);
    if (low.isEmpty() || high.isEmpty() || low.getAsDouble() == high.getAsDouble()) {
      return OptionalDouble.empty();
    }
    double from = low.getAsDouble();
    double to = high.getAsDouble();
    boolean logarithmic =
        from > 0 && to > 0 && value > 0 && Math.max(from / to, to / from) > FAR_APART;
    double share =
        logarithmic
            ? Math.log(value / from) / Math.log(to / from)
            : (value - from) / (to - from);
    return OptionalDouble.of(Math.max(0, Math.min(1, share)));
  }

  private static final double FAR_APART = 20;
}
