// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.difflab.engine.comparison.Contestant;
import org.difflab.engine.comparison.ContestantCost;
import org.difflab.engine.comparison.ContestantResult;
import org.difflab.engine.comparison.Cost;
import org.difflab.engine.comparison.MeasurementComparison;
import org.difflab.engine.comparison.Spread;
import org.difflab.engine.reference.References;
import org.difflab.report.chart.NumberText;
import org.difflab.spi.Measurement.Better;

/**
 * All contestants with all values: one row per contestant, columns for measurements and costs, and
 * the values of real data and of a random baseline at the top.
 *
 * @param families the headings of groups of columns
 * @param columns one for each measurement, then one for each cost
 * @param references real data and random baseline; empty if unknown
 * @param rows one for each contestant, those with the best values of the leading measurement first
 * @param leading the measurement that rows are sorted by; empty if they are in the order of the
 *     file
 */
record OverviewTable(
    List<Family> families,
    List<Column> columns,
    List<ReferenceRow> references,
    List<Row> rows,
    List<String> leading) {

  private static final int MOST_BEFORE_COSTS = 6;

  /** Columns of one metric. */
  record Family(String name, int span, String better) {}

  /**
   * A column.
   *
   * @param name its full name
   * @param heading its name below that of its family
   * @param better an arrow for the better direction; empty if there is none
   * @param direction "lower", "higher" or "neither": the values that sorting starts with
   * @param sorted the value of {@code aria-sort}; empty if rows are not sorted by it
   * @param label its tooltip
   */
  record Column(
      String name, String heading, String better, String direction, String sorted, String label) {}

  /** One reference for each measurement; dashes for unknown values. */
  record ReferenceRow(String name, List<String> values) {}

  /** A contestant. */
  record Row(int number, String name, boolean baseline, boolean failed, List<Cell> cells) {}

  /**
   * A value.
   *
   * @param text the mean
   * @param deviation the standard deviation; empty with one seed
   * @param sort the number to sort by; empty sorts last
   * @param link the address of its details
   * @param best whether no contestant has a better mean
   * @param gauge its position between the random baseline and real data; empty if unknown
   * @param verdict its difference to the baseline; empty if unknown
   */
  record Cell(
      String text,
      String deviation,
      String sort,
      String link,
      boolean best,
      List<ReferenceGauge> gauge,
      List<VerdictMark> verdict) {}

  static OverviewTable of(ReportSource source) {
    List<MeasurementComparison> measurements = source.comparison().measurements();
    List<Cost> costs = costs(source);
    Optional<MeasurementComparison> leading =
        source.compares() ? BestFirst.leading(source.comparison()) : Optional.empty();
    List<Column> measured =
        measurements.stream().map(measurement -> column(source, measurement, leading)).toList();
    List<Column> paid = new ArrayList<>();
    costs.forEach(
        cost ->
            paid.add(
                new Column(
                    CostText.heading(cost),
                    CostText.heading(cost),
                    "",
                    BetterText.direction(Better.LOWER),
                    "",
                    CostText.label(cost))));
    return new OverviewTable(
        ordered(measurements, families(measurements), families(costs.size())),
        ordered(measurements, measured, paid),
        references(source, measurements, costs.size()),
        leading
            .map(measurement -> BestFirst.order(source.comparison().contestants(), measurement))
            .orElse(source.comparison().contestants())
            .stream()
            .map(contestant -> row(source, contestant, costs))
            .toList(),
        leading.map(MeasurementComparison::name).stream().toList());
  }

  private static List<Cost> costs(ReportSource source) {
    return List.of(Cost.values()).stream()
        .filter(
            cost ->
                source.comparison().costs().stream().anyMatch(each -> each.of(cost).isPresent()))
        .toList();
  }

  private static Column column(
      ReportSource source,
      MeasurementComparison measurement,
      Optional<MeasurementComparison> leading) {
    MeasurementName name = MeasurementName.of(measurement.name());
    String alone = source.hasSeeds() ? "mean" : "value";
    return new Column(
        measurement.name(),
        name.variant().isEmpty() ? alone : name.variant(),
        BetterText.arrow(measurement.better()),
        BetterText.direction(measurement.better()),
        leading.filter(measurement::equals).isPresent()
            ? BestFirst.sorted(measurement.better())
            : "",
        measurement.name() + BetterText.inBrackets(measurement.better()));
  }

  private static List<Family> families(List<MeasurementComparison> measurements) {
    List<Family> families = new ArrayList<>();
    for (MeasurementComparison measurement : measurements) {
      String name = MeasurementName.of(measurement.name()).family();
      int last = families.size() - 1;
      if (last >= 0 && families.get(last).name().equals(name)) {
        families.set(
            last, new Family(name, families.get(last).span() + 1, families.get(last).better()));
      } else {
        families.add(new Family(name, 1, BetterText.words(measurement.better())));
      }
    }
    return families;
  }

  private static List<Family> families(int costs) {
    return costs > 0
        ? List.of(new Family("cost", costs, BetterText.words(Better.LOWER)))
        : List.of();
  }

  /** In a wide table costs come first, since its end would not be visible. */
  private static <T> List<T> ordered(
      List<MeasurementComparison> measurements, List<T> measured, List<T> costs) {
    boolean wide = measurements.size() > MOST_BEFORE_COSTS;
    return Stream.of(wide ? costs : measured, wide ? measured : costs)
        .flatMap(List::stream)
        .toList();
  }

  private static List<ReferenceRow> references(
      ReportSource source, List<MeasurementComparison> measurements, int costs) {
    References references = source.references();
    return source.hasReferences()
        ? List.of(
            reference("real data", references::realData, measurements, costs),
            reference("random baseline", references::randomBaseline, measurements, costs))
        : List.of();
  }

  private static ReferenceRow reference(
      String name,
      Function<String, OptionalDouble> values,
      List<MeasurementComparison> measurements,
      int costs) {
    List<String> texts = new ArrayList<>();
    for (MeasurementComparison measurement : measurements) {
      OptionalDouble value = values.apply(measurement.name());
      texts.add(value.isPresent() ? NumberText.of(value.getAsDouble()) : "–");
    }
    return new ReferenceRow(name, ordered(measurements, texts, Collections.nCopies(costs, "")));
  }

  private static Row row(ReportSource source, Contestant contestant, List<Cost> costs) {
    int number = source.number(contestant);
    List<Cell> cells = new ArrayList<>();
    for (MeasurementComparison measurement : source.comparison().measurements()) {
      cells.add(cell(source, measurement, measurement.of(contestant), number));
    }
    ContestantCost cost = source.comparison().costs().get(number - 1);
    List<Cell> paid = costs.stream().map(each -> cell(each, cost.of(each), number)).toList();
    return new Row(
        number,
        source.label(contestant),
        source.compares() && contestant.equals(source.comparison().baseline()),
        source.comparison().failures().stream()
            .anyMatch(failure -> failure.contestant().equals(contestant)),
        ordered(source.comparison().measurements(), cells, paid));
  }

  private static Cell cell(
      ReportSource source, MeasurementComparison measurement, ContestantResult result, int number) {
    Optional<Spread> spread = result.spread();
    return new Cell(
        spread.map(found -> NumberText.of(found.mean())).orElse("–"),
        spread.map(SpreadText::deviation).orElse(""),
        spread.map(found -> Double.toString(found.mean())).orElse(""),
        "#m" + source.number(measurement.name()) + "c" + number,
        source.compares() && BestValue.of(measurement, result),
        spread.stream()
            .flatMap(
                found ->
                    ReferenceGauge.of(source.references(), measurement.name(), found.mean())
                        .stream())
            .toList(),
        result.difference().map(VerdictMark::of).stream().flatMap(List::stream).toList());
  }

  private static Cell cell(Cost cost, Optional<Spread> spread, int number) {
    return new Cell(
        spread.map(found -> CostText.of(cost, found.mean())).orElse("–"),
        "",
        spread.map(found -> Double.toString(found.mean())).orElse(""),
        "#c" + number,
        false,
        List.of(),
        List.of());
  }
}
