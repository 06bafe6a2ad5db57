// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.difflab.engine.comparison.Cost;
import org.difflab.engine.comparison.MeasurementComparison;
import org.difflab.engine.comparison.Spread;
import org.difflab.engine.comparison.TradeOff;
import org.difflab.report.chart.Axis;
import org.difflab.report.chart.Chart;

/**
 * Quality against cost.
 *
 * @param shown the first charts
 * @param more the other charts
 */
record TradeOffSection(List<ShownChart> shown, List<ShownChart> more) {

  /** Copies the lists. */
  TradeOffSection {
    shown = List.copyOf(shown);
    more = List.copyOf(more);
  }

  private static final int SHOWN = 4;

  /**
   * Relative difference below which costs count as equal, since small differences of times are
   * noise.
   */
  private static final double ALIKE = 1.1;

  static TradeOffSection of(ReportSource source) {
    List<ShownChart> shown = new ArrayList<>();
    List<ShownChart> more = new ArrayList<>();
    for (MeasurementComparison measurement : Headlines.of(source.comparison())) {
      for (Cost cost : Cost.values()) {
        TradeOff tradeOff = source.comparison().tradeOff(cost, measurement.name());
        if (tradeOff.points().stream().mapToDouble(TradeOff.Point::cost).distinct().count() > 1) {
          (shown.size() < SHOWN && tells(tradeOff) ? shown : more)
              .add(ShownChart.of(chart(source, measurement, tradeOff)));
        }
      }
    }
    return new TradeOffSection(shown, more);
  }

  /**
   * Memory depends on the order of trials, since the first one trains the parts that others load.
   */
  private static boolean tells(TradeOff tradeOff) {
    DoubleSummaryStatistics costs =
        tradeOff.points().stream().mapToDouble(TradeOff.Point::cost).summaryStatistics();
    return tradeOff.cost() != Cost.PEAK_BYTES && costs.getMax() > ALIKE * costs.getMin();
  }

  private static Chart chart(
      ReportSource source, MeasurementComparison measurement, TradeOff tradeOff) {
    Cost cost = tradeOff.cost();
    Chart chart =
        new Chart(
            measurement.name() + " against " + cost.words(),
            "Points, one for each pipeline; the dashed line joins the Pareto front: "
                + tradeOff.front().stream()
                    .map(point -> source.label(point.contestant()))
                    .collect(Collectors.joining(", "))
                + ".",
            Axis.holding(
                CostText.heading(cost),
                tradeOff.points().stream()
                    .map(point -> CostText.shown(cost, point.cost()))
                    .toList()),
            Axis.holding(
                measurement.name() + " " + BetterText.arrow(measurement.better()),
                qualities(measurement, tradeOff)));
    chart.guide(
        tradeOff.front().stream()
            .map(point -> new Chart.Point(CostText.shown(cost, point.cost()), point.quality()))
            .toList());
    for (TradeOff.Point point : tradeOff.points()) {
      int number = source.number(point.contestant());
      Spread spread = measurement.of(point.contestant()).spread().orElseThrow();
      double paid = CostText.shown(cost, point.cost());
      OptionalDouble deviation = spread.deviation();
      if (deviation.isPresent()) {
        chart.interval(
            paid,
            spread.mean() - deviation.getAsDouble(),
            spread.mean() + deviation.getAsDouble(),
            number - 1);
      }
      chart.mark(
          new Chart.Point(paid, point.quality()),
          Integer.toString(number),
          number - 1,
          source.label(point.contestant())
              + ": "
              + SpreadText.of(spread)
              + " for "
              + CostText.of(cost, point.cost())
              + " "
              + (CostText.unit(cost).isEmpty() ? cost.words() : CostText.unit(cost)));
      chart.key(Integer.toString(number), source.label(point.contestant()), number - 1);
    }
    return chart;
  }

  /** The means, and the ends of their error bars. */
  private static List<Double> qualities(MeasurementComparison measurement, TradeOff tradeOff) {
    return tradeOff.points().stream()
        .map(point -> measurement.of(point.contestant()).spread().orElseThrow())
        .flatMap(spread -> SpreadText.ends(spread).stream())
        .toList();
  }
}
