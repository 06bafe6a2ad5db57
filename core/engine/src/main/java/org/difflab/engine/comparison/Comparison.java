// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.run.Trial;
import org.difflab.engine.run.TrialResult;
import org.difflab.registry.PipelineSpec;
import org.difflab.spi.Measurement.Better;

/**
 * The comparison of all contestants of an experiment.
 *
 * @param baseline the contestant that the others are compared with: the experiment's baseline
 *     pipeline, under the first setting of its sweep
 * @param contestants all of them, in the order of the file
 * @param seeds the seeds of each
 * @param measurements one for each measurement that any trial has
 * @param costs one for each contestant, in their order
 * @param sharing the training time saved by sharing trained parts
 * @param series every measurement along every option that varies while the others are fixed
 * @param failures the trials that failed or did not run, one entry each
 * @param failedMetrics the metrics that failed in trials that did not, one entry each
 */
public record Comparison(
    Contestant baseline,
    List<Contestant> contestants,
    List<Long> seeds,
    List<MeasurementComparison> measurements,
    List<ContestantCost> costs,
    Sharing sharing,
    List<Series> series,
    List<MissingValue> failures,
    List<MissingValue> failedMetrics) {

  /** Copies the lists. */
  public Comparison {
    contestants = List.copyOf(contestants);
    seeds = List.copyOf(seeds);
    measurements = List.copyOf(measurements);
    costs = List.copyOf(costs);
    series = List.copyOf(series);
    failures = List.copyOf(failures);
    failedMetrics = List.copyOf(failedMetrics);
  }

  /**
   * Compares results.
   *
   * @param results the results of the experiment's trials; trials without a result count as
   *     missing, and results of other trials are ignored
   */
  public static Comparison of(Experiment experiment, List<TrialResult> results) {
    Map<Contestant, PipelineSpec> specs = new LinkedHashMap<>();
    for (Trial trial : experiment.trials()) {
      specs.putIfAbsent(Contestant.of(trial), trial.spec());
    }
    List<Contestant> contestants = List.copyOf(specs.keySet());
    Contestant baseline =
        contestants.stream()
            .filter(contestant -> contestant.pipeline().equals(experiment.baseline()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the baseline '" + experiment.baseline() + "' has no trials"));
    SeedResults found = SeedResults.of(experiment, results);
    List<MeasurementComparison> measurements =
        found.measurements().entrySet().stream()
            .map(named -> found.comparison(named.getKey(), named.getValue(), contestants, baseline))
            .toList();
    return new Comparison(
        baseline,
        contestants,
        found.seeds(),
        measurements,
        contestants.stream()
            .map(contestant -> ContestantCost.of(contestant, found.finished(contestant)))
            .toList(),
        Sharing.of(contestants.stream().flatMap(each -> found.finished(each).stream()).toList()),
        series(OptionLine.among(specs), measurements),
        found.failures(contestants),
        found.failedMetrics(contestants));
  }

  private static List<Series> series(
      List<OptionLine> lines, List<MeasurementComparison> measurements) {
    List<Series> series = new ArrayList<>();
    for (OptionLine line : lines) {
      for (MeasurementComparison measurement : measurements) {
        List<Series.Point> points = new ArrayList<>();
        for (OptionLine.Stop stop : line.contestants()) {
          measurement
              .of(stop.contestant())
              .spread()
              .ifPresent(
                  spread -> points.add(new Series.Point(stop.value(), stop.contestant(), spread)));
        }
        if (points.size() > 1) {
          series.add(
              new Series(
                  measurement.name(), measurement.better(), line.option(), line.name(), points));
        }
      }
    }
    return series;
  }

  /**
   * Returns the trade-off of a cost and a measurement.
   *
   * @throws IllegalArgumentException if there is no measurement of that name, or it has no better
   *     direction
   */
  public TradeOff tradeOff(Cost cost, String measurement) {
    MeasurementComparison compared = measurement(measurement);
    if (compared.better() == Better.NEITHER) {
      throw new IllegalArgumentException("'" + measurement + "' has no better direction");
    }
    return TradeOff.of(cost, costs, compared);
  }

  /**
   * Returns a measurement.
   *
   * @throws IllegalArgumentException if there is no measurement of that name
   */
  public MeasurementComparison measurement(String name) {
    return measurements.stream()
        .filter(measurement -> measurement.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + name + "' was not measured"));
  }

  /** Returns the options that vary while the others are fixed, in the order of the series. */
  public Set<String> variedOptions() {
    Set<String> options = new LinkedHashSet<>();
    series.forEach(each -> options.add(each.option()));
    return options;
  }
}
