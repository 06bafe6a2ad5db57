// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.difflab.spi.Measurement.Better;

/**
 * The trade-off of a cost and a measurement, with its Pareto front.
 *
 * @param cost the cost
 * @param measurement the name of the measurement
 * @param better whether lower or higher is better; never {@link Better#NEITHER}
 * @param points one for each contestant with known values of both
 * @param front the points on the Pareto front, from the cheapest to the best: no other point costs
 *     less and is at least as good, or is better and costs no more
 */
public record TradeOff(
    Cost cost, String measurement, Better better, List<Point> points, List<Point> front) {

  /** Copies the lists. */
  public TradeOff {
    points = List.copyOf(points);
    front = List.copyOf(front);
  }

  /**
   * A contestant.
   *
   * @param contestant the contestant
   * @param cost mean of the cost over its seeds
   * @param quality mean of the measurement over its seeds
   */
  public record Point(Contestant contestant, double cost, double quality) {}

  static TradeOff of(Cost cost, List<ContestantCost> costs, MeasurementComparison measurement) {
    List<Point> points = new ArrayList<>();
    for (ContestantCost contestant : costs) {
      Optional<Spread> paid = contestant.of(cost);
      Optional<Spread> got = measurement.of(contestant.contestant()).spread();
      if (paid.isPresent() && got.isPresent()) {
        points.add(new Point(contestant.contestant(), paid.get().mean(), got.get().mean()));
      }
    }
    List<Point> front =
        points.stream()
            .filter(
                point ->
                    points.stream().noneMatch(other -> beats(other, point, measurement.better())))
            .sorted(Comparator.comparingDouble(Point::cost))
            .toList();
    return new TradeOff(cost, measurement.name(), measurement.better(), points, front);
  }

  private static boolean beats(Point one, Point other, Better better) {
    double gain =
        better == Better.HIGHER ? one.quality() - other.quality() : other.quality() - one.quality();
    return one.cost() <= other.cost() && gain >= 0 && (one.cost() < other.cost() || gain > 0);
  }
}
