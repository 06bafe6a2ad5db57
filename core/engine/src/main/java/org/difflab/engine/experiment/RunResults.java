// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.Trial;
import org.difflab.engine.run.TrialResult;

/** The results of a run as they come in, on disk as soon as they do. Safe for several threads. */
final class RunResults {

  private final List<Trial> trials;
  private final RunFolder folder;
  private final Map<String, TrialResult> byTrial = new HashMap<>();

  /** Makes the results, none yet, of trials. */
  RunResults(List<Trial> trials, RunFolder folder) {
    this.trials = List.copyOf(trials);
    this.folder = folder;
  }

  /**
   * Takes what an earlier run left or what is known before anything runs; {@link #write} follows.
   */
  synchronized void take(TrialResult result) {
    byTrial.put(result.trial(), result);
  }

  /** Adds a result and writes all there are. */
  synchronized void add(TrialResult result) {
    take(result);
    write();
  }

  /** Writes all results there are. */
  synchronized void write() {
    folder.writeResults(all());
  }

  /** Returns the results there are, in the order of the trials. */
  synchronized List<TrialResult> all() {
    return trials.stream()
        .map(trial -> Optional.ofNullable(byTrial.get(trial.name())))
        .flatMap(Optional::stream)
        .toList();
  }
}
