// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.difflab.engine.comparison.Comparison;
import org.difflab.engine.comparison.Contestant;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.reference.References;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.TrialResult;

/**
 * What a report is made from.
 *
 * @param folder the folder of the run
 * @param pictures the pictures of the page
 * @param experiment what was to be run
 * @param results what became of each trial
 * @param comparison what the results say held against each other
 * @param references the values of measurements for real data and for a random baseline
 * @param pipelines for each contestant, its components with every option, a line for each slot
 */
record ReportSource(
    RunFolder folder,
    EmbeddedPictures pictures,
    Experiment experiment,
    List<TrialResult> results,
    Comparison comparison,
    References references,
    Map<Contestant, String> pipelines) {

  /** Copies the collections. */
  ReportSource {
    results = List.copyOf(results);
    pipelines = Map.copyOf(pipelines);
  }

  /** Returns the same with other pictures. */
  ReportSource with(EmbeddedPictures others) {
    return new ReportSource(folder, others, experiment, results, comparison, references, pipelines);
  }

  /** Returns the number of a contestant, from 1, by which charts and tables point at it. */
  int number(Contestant contestant) {
    return comparison.contestants().indexOf(contestant) + 1;
  }

  /** Returns a contestant in few words. */
  String label(Contestant contestant) {
    return labels().of(contestant);
  }

  /** Returns all contestants in few words. */
  ContestantLabels labels() {
    return ContestantLabels.of(comparison.contestants());
  }

  /** Returns the number of a measurement, from 1. */
  int number(String measurement) {
    return comparison.measurements().indexOf(comparison.measurement(measurement)) + 1;
  }

  /** Returns the results of a contestant, by seed. */
  List<TrialResult> of(Contestant contestant) {
    return results.stream()
        .filter(result -> Contestant.of(result).equals(contestant))
        .sorted(Comparator.comparingLong(TrialResult::seed))
        .toList();
  }

  /** Returns whether trials have more seeds than one. */
  boolean hasSeeds() {
    return comparison.seeds().size() > 1;
  }

  /** Returns whether any measurement is known for real data or for a random baseline. */
  boolean hasReferences() {
    return comparison.measurements().stream()
        .anyMatch(
            measurement ->
                references.realData(measurement.name()).isPresent()
                    || references.randomBaseline(measurement.name()).isPresent());
  }

  /** Returns whether there is anything to compare. */
  boolean compares() {
    return comparison.contestants().size() > 1;
  }
}
