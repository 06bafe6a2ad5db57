// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.Trial;
import org.difflab.engine.run.TrialResult;

/** The results of a run, written to disk as soon as they are available. Thread-safe. */
final class RunResults {

  private final List<Trial> trials;
  private final RunFolder folder;
  private final Map<String, TrialResult> byTrial = new HashMap<>();

  /** Creates an empty collection for trials. */
  RunResults(List<Trial> trials, RunFolder folder) {
    this.trials = List.copyOf(trials);
    this.folder = folder;
  }

  /** Adds a result of an earlier run without writing; call {@link #write} afterwards. */
  synchronized void take(TrialResult result) {
    byTrial.put(result.trial(), result);
  }

  /** Adds a result and writes all results. */
  synchronized void add(TrialResult result) {
    take(result);
    write();
  }

  /** Writes all available results. */
  synchronized void write() {
    folder.writeResults(all());
  }

  /** Returns the available results, in the order of the trials. */
  synchronized List<TrialResult> all() {
    return trials.stream()
        .map(trial -> Optional.ofNullable(byTrial.get(trial.name())))
        .flatMap(Optional::stream)
        .toList();
  }
}
