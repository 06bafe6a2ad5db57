// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.run.Trial;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.run.Unmeasured;
import org.difflab.spi.Measurement;
import org.difflab.spi.Measurement.Better;

/**
 * The results of an experiment by contestant and seed.
 *
 * @param seeds all seeds, in the order of the file
 * @param results the result of each contestant and seed; empty if it did not run
 */
record SeedResults(
    List<Long> seeds, Map<Contestant, SortedMap<Long, Optional<TrialResult>>> results) {

  private static final String NOT_RUN = "the trial has not run";

  static SeedResults of(Experiment experiment, List<TrialResult> results) {
    Map<String, TrialResult> byTrial = new LinkedHashMap<>();
    results.forEach(result -> byTrial.put(result.trial(), result));
    Map<Contestant, SortedMap<Long, Optional<TrialResult>>> sorted = new LinkedHashMap<>();
    for (Trial trial : experiment.trials()) {
      sorted
          .computeIfAbsent(Contestant.of(trial), added -> new TreeMap<>())
          .put(trial.seed(), Optional.ofNullable(byTrial.get(trial.name())));
    }
    return new SeedResults(
        experiment.trials().stream().map(Trial::seed).distinct().toList(), sorted);
  }

  private static boolean isFinished(TrialResult result) {
    return result.status() == TrialResult.Status.FINISHED;
  }

  /** Returns the finished trials of a contestant. */
  List<TrialResult> finished(Contestant contestant) {
    return results.get(contestant).values().stream()
        .flatMap(Optional::stream)
        .filter(SeedResults::isFinished)
        .toList();
  }

  /** Returns the unfinished trials. */
  List<MissingValue> failures(List<Contestant> contestants) {
    List<MissingValue> failures = new ArrayList<>();
    for (Contestant contestant : contestants) {
      results
          .get(contestant)
          .forEach(
              (seed, result) ->
                  failure(result)
                      .ifPresent(
                          reason -> failures.add(new MissingValue(contestant, seed, reason))));
    }
    return failures;
  }

  private static Optional<String> failure(Optional<TrialResult> result) {
    if (result.isEmpty()) {
      return Optional.of(NOT_RUN);
    }
    return isFinished(result.get())
        ? Optional.empty()
        : Optional.of("the trial failed: " + result.get().reason());
  }

  /**
   * Returns the names of the measurements and whether lower or higher is better, in the order of
   * the results.
   */
  Map<String, Better> measurements() {
    Map<String, Better> measured = new LinkedHashMap<>();
    for (Contestant contestant : results.keySet()) {
      for (TrialResult result : finished(contestant)) {
        result.measurements().forEach(found -> measured.putIfAbsent(found.name(), found.better()));
        result.unmeasured().stream()
            .filter(found -> found.kind() == Unmeasured.Kind.UNDEFINED)
            .forEach(found -> measured.putIfAbsent(found.name(), found.better()));
      }
    }
    return measured;
  }

  /** Compares contestants in a measurement. */
  MeasurementComparison comparison(
      String measurement, Better better, List<Contestant> contestants, Contestant baseline) {
    SeedValues compared = values(measurement, baseline);
    List<ContestantResult> byContestant = new ArrayList<>();
    for (Contestant contestant : contestants) {
      boolean isBaseline = contestant.equals(baseline);
      SeedValues values = values(measurement, contestant);
      List<MissingValue> missing = new ArrayList<>(values.missing());
      if (!isBaseline) {
        missing.addAll(compared.missing());
      }
      Optional<PairedDifference> difference =
          isBaseline || !missing.isEmpty()
              ? Optional.empty()
              : Optional.of(
                  PairedDifference.of(
                      Spread.of(values.found()), Spread.of(compared.found()), better));
      byContestant.add(
          new ContestantResult(
              contestant,
              values.found().isEmpty() ? Optional.empty() : Optional.of(Spread.of(values.found())),
              difference,
              missing));
    }
    return new MeasurementComparison(measurement, better, byContestant).corrected();
  }

  /** The values of one measurement by seed, and the missing ones. */
  private record SeedValues(SortedMap<Long, Double> found, List<MissingValue> missing) {}

  private SeedValues values(String measurement, Contestant contestant) {
    SortedMap<Long, Double> found = new TreeMap<>();
    List<MissingValue> missing = new ArrayList<>();
    results
        .get(contestant)
        .forEach(
            (seed, result) -> {
              Optional<Double> value = result.flatMap(present -> value(present, measurement));
              if (value.filter(Double::isFinite).isPresent()) {
                found.put(seed, value.get());
              } else {
                String reason =
                    failure(result).orElseGet(() -> unmeasured(result.orElseThrow(), measurement));
                missing.add(new MissingValue(contestant, seed, reason));
              }
            });
    return new SeedValues(found, missing);
  }

  /** Returns why a finished trial lacks a measurement. */
  private static String unmeasured(TrialResult result, String measurement) {
    return result.unmeasured().stream()
        .filter(each -> each.name().equals(measurement))
        .map(Unmeasured::words)
        .findFirst()
        .orElseGet(
            () ->
                result.failedMetrics().stream()
                    .map(each -> ": " + each.words())
                    .collect(Collectors.joining("; ", "the trial did not measure it", "")));
  }

  /** Returns the metrics that failed in finished trials. */
  List<MissingValue> failedMetrics(List<Contestant> contestants) {
    List<MissingValue> failed = new ArrayList<>();
    for (Contestant contestant : contestants) {
      for (TrialResult result : finished(contestant)) {
        result
            .failedMetrics()
            .forEach(each -> failed.add(new MissingValue(contestant, result.seed(), each.words())));
      }
    }
    return failed;
  }

  private static Optional<Double> value(TrialResult result, String measurement) {
    return result.measurements().stream()
        .filter(found -> found.name().equals(measurement))
        .map(Measurement::value)
        .findFirst();
  }
}
