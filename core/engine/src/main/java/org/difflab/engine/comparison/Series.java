// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import java.util.List;
import org.difflab.spi.Measurement.Better;

/**
 * A measurement as a function of one option while all others are fixed: quality against steps,
 * guidance or training. The option was swept, or the contestants are pipelines that differ only in
 * it.
 *
 * @param measurement the name of the measurement
 * @param better whether lower or higher is better
 * @param option the option, such as "sampler.steps"; durations count in seconds
 * @param name the name that distinguishes this series from others of the same option: the
 *     contestant's name without the option
 * @param points two or more, the option ascending
 */
public record Series(
    String measurement, Better better, String option, String name, List<Point> points) {

  /** Copies the list. */
  public Series {
    points = List.copyOf(points);
  }

  /**
   * A contestant on the line.
   *
   * @param value the option's value
   * @param contestant the contestant
   * @param spread its measurement
   */
  public record Point(double value, Contestant contestant, Spread spread) {}
}
