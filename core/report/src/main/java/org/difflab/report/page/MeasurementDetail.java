// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.difflab.engine.comparison.ContestantResult;
import org.difflab.engine.comparison.MeasurementComparison;
import org.difflab.engine.comparison.MissingValue;
import org.difflab.engine.comparison.PairedDifference;
import org.difflab.engine.comparison.Uncertainty;
import org.difflab.report.chart.NumberText;

/**
 * One measurement, with all details of its values.
 *
 * @param number from 1
 * @param name its name
 * @param better the better direction
 * @param direction "lower", "higher" or "neither"
 * @param sorted how its rows are sorted, as {@code aria-sort} says it; empty if they are not
 * @param realData the value of real data, or of a perfect pipeline
 * @param randomBaseline the value of random samples, or of a pipeline without information
 * @param referenced whether either of them is known
 * @param rows one for each contestant, best first
 */
record MeasurementDetail(
    int number,
    String name,
    String better,
    String direction,
    String sorted,
    String realData,
    String randomBaseline,
    boolean referenced,
    List<Row> rows) {

  private static final String UNKNOWN = "–";

  /**
   * The result of a contestant.
   *
   * @param id the place of the row in the page
   * @param value its value over the seeds
   * @param against how it differs from the baseline
   * @param missing what is missing and why; empty if nothing is
   */
  record Row(
      String id,
      int contestant,
      String name,
      boolean baseline,
      Value value,
      Difference against,
      String missing) {}

  /**
   * A value over seeds.
   *
   * @param seedValues the value of each seed
   * @param sort the mean to sort by; empty sorts last
   */
  record Value(String mean, String deviation, String seedValues, String sort, boolean best) {}

  /**
   * A difference to the baseline.
   *
   * @param interval its 95 % interval
   * @param drawn the same, drawn; none where there is no interval
   */
  record Difference(
      String difference,
      String interval,
      List<DrawnInterval> drawn,
      String probability,
      String adjusted,
      List<VerdictMark> verdict) {}

  static MeasurementDetail of(ReportSource source, MeasurementComparison measurement) {
    int number = source.number(measurement.name());
    OptionalDouble real = source.references().realData(measurement.name());
    OptionalDouble random = source.references().randomBaseline(measurement.name());
    return new MeasurementDetail(
        number,
        measurement.name(),
        BetterText.words(measurement.better()),
        BetterText.direction(measurement.better()),
        BestFirst.sorted(measurement.better()),
        text(real),
        text(random),
        real.isPresent() || random.isPresent(),
        BestFirst.order(source.comparison().contestants(), measurement).stream()
            .map(contestant -> row(source, measurement, measurement.of(contestant), number))
            .toList());
  }

  private static Row row(
      ReportSource source, MeasurementComparison measurement, ContestantResult result, int number) {
    int contestant = source.number(result.contestant());
    return new Row(
        "m" + number + "c" + contestant,
        contestant,
        source.label(result.contestant()),
        source.compares() && result.contestant().equals(source.comparison().baseline()),
        new Value(
            result.spread().map(spread -> NumberText.of(spread.mean())).orElse(UNKNOWN),
            result.spread().map(SpreadText::deviation).orElse(""),
            result.spread().map(SpreadText::values).orElse(UNKNOWN),
            result.spread().map(spread -> Double.toString(spread.mean())).orElse(""),
            source.compares() && BestValue.of(measurement, result)),
        difference(measurement, result.difference()),
        result.missing().stream()
            .map(MissingValue::toString)
            .distinct()
            .collect(Collectors.joining("; ")));
  }

  private static Difference difference(
      MeasurementComparison measurement, Optional<PairedDifference> difference) {
    Optional<Uncertainty> uncertainty = difference.flatMap(PairedDifference::uncertainty);
    return new Difference(
        difference.map(found -> signed(found.mean())).orElse(UNKNOWN),
        uncertainty
            .map(found -> signed(found.lower()) + " to " + signed(found.upper()))
            .orElse(UNKNOWN),
        uncertainty.map(found -> DrawnInterval.of(measurement, difference.get())).stream().toList(),
        uncertainty.map(found -> NumberText.probability(found.probability())).orElse(UNKNOWN),
        uncertainty.map(found -> NumberText.probability(found.adjusted())).orElse(UNKNOWN),
        difference.map(VerdictMark::of).stream().flatMap(List::stream).toList());
  }

  private static String signed(double value) {
    return value > 0 ? "+" + NumberText.of(value) : NumberText.of(value).replace('-', '−');
  }

  private static String text(OptionalDouble value) {
    return value.isPresent() ? NumberText.of(value.getAsDouble()) : UNKNOWN;
  }
}
