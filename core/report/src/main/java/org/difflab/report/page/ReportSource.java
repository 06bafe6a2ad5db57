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
 * The input of a report.
 *
 * @param folder the folder of the run
 * @param pictures the pictures of the page
 * @param experiment the experiment
 * @param results the results of its trials
 * @param comparison the comparison of the results
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

  /** Returns this source with other pictures. */
  ReportSource with(EmbeddedPictures others) {
    return new ReportSource(folder, others, experiment, results, comparison, references, pipelines);
  }

  /** Returns the number of a contestant, from 1, as used in charts and tables. */
  int number(Contestant contestant) {
    return comparison.contestants().indexOf(contestant) + 1;
  }

  /** Returns the short label of a contestant. */
  String label(Contestant contestant) {
    return labels().of(contestant);
  }

  /** Returns the short labels of all contestants. */
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

  /** Returns whether there are several seeds. */
  boolean hasSeeds() {
    return comparison.seeds().size() > 1;
  }

  /** Returns whether any reference is known. */
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
