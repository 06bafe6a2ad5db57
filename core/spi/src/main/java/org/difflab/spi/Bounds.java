package org.difflab.spi;

import java.util.List;

/**
 * What is known exactly of the values a metric can find, whatever the pipeline.
 *
 * @param floor the values of a perfect pipeline, by the names of their measurements; those not
 *     known are left out
 * @param ceiling the values of a pipeline that knows nothing, in the same way
 */
public record Bounds(List<Measurement> floor, List<Measurement> ceiling) {

  /** Nothing is known. */
  public static final Bounds UNKNOWN = new Bounds(List.of(), List.of());

  /** Copies the lists. */
  public Bounds {
    floor = List.copyOf(floor);
    ceiling = List.copyOf(ceiling);
  }
}
