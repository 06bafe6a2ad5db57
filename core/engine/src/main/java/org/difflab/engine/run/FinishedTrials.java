// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.difflab.files.text.Spelling;
import org.difflab.spi.InputException;

/**
 * The finished trials of a run, according to its results. Folders without a result, such as those
 * of an earlier version of the experiment, are ignored.
 *
 * @param run the run folder
 * @param results their results, in the order of the file; at least one
 */
public record FinishedTrials(RunFolder run, List<TrialResult> results) {

  /** Copies the list. */
  public FinishedTrials {
    results = List.copyOf(results);
  }

  /**
   * Finds them.
   *
   * @throws InputException if there are none, or the results cannot be read
   */
  public static FinishedTrials of(RunFolder run) {
    List<TrialResult> finished =
        run.results().stream()
            .filter(result -> result.status() == TrialResult.Status.FINISHED)
            .toList();
    if (finished.isEmpty()) {
      throw new InputException(run.path() + ": holds no finished trial");
    }
    return new FinishedTrials(run, finished);
  }

  /** Returns the first trial. */
  public TrialResult first() {
    return results.get(0);
  }

  /** Returns all trials of the seed of the first. */
  public List<TrialResult> ofFirstSeed() {
    return results.stream().filter(result -> result.seed() == first().seed()).toList();
  }

  /**
   * Returns the trial of a name.
   *
   * @param name of a trial, of its folder, or of a pipeline, which stands for its first trial
   * @throws InputException if it is unknown
   */
  public TrialResult named(String name) {
    return find(name, TrialResult::trial)
        .or(() -> find(name, TrialResult::folder))
        .or(() -> find(name, TrialResult::pipeline))
        .orElseThrow(() -> unknown(name));
  }

  /**
   * Returns the trials with given names, each once, in the given order.
   *
   * @throws InputException if one is unknown
   */
  public List<TrialResult> named(List<String> names) {
    List<TrialResult> named = new ArrayList<>();
    for (String name : names) {
      TrialResult found = named(name);
      if (!named.contains(found)) {
        named.add(found);
      }
    }
    return named;
  }

  private Optional<TrialResult> find(String name, Function<TrialResult, String> known) {
    return results.stream().filter(result -> known.apply(result).equals(name)).findFirst();
  }

  private InputException unknown(String name) {
    List<String> folders = results.stream().map(TrialResult::folder).toList();
    List<String> known =
        Stream.concat(
                folders.stream(),
                results.stream().flatMap(one -> Stream.of(one.trial(), one.pipeline())))
            .distinct()
            .toList();
    return new InputException(Spelling.unknown("trial", name, known, String.join(", ", folders)));
  }
}
