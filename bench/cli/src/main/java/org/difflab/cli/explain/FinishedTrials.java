package org.difflab.cli.explain;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.difflab.engine.experiment.RunFolder;
import org.difflab.engine.experiment.SavedDescription;
import org.difflab.engine.experiment.TrialResult;
import org.difflab.engine.registry.Spelling;
import org.difflab.spi.InputException;

/**
 * The trials of a run that left a trained pipeline.
 *
 * @param results their results, in the order of the experiment; at least one
 */
record FinishedTrials(List<TrialResult> results) {

  /** Copies the list. */
  FinishedTrials {
    results = List.copyOf(results);
  }

  /**
   * Finds them.
   *
   * @throws InputException if there is none
   */
  static FinishedTrials of(RunFolder folder) {
    List<TrialResult> finished =
        folder.results().stream()
            .filter(result -> result.status() == TrialResult.Status.FINISHED)
            .filter(
                result ->
                    Files.exists(folder.pipeline(result.folder()).resolve(SavedDescription.FILE)))
            .toList();
    if (finished.isEmpty()) {
      throw new InputException(
          folder.path() + ": holds no finished trial; difflab run finishes what is missing");
    }
    return new FinishedTrials(finished);
  }

  /** Returns all trials of the first seed. */
  List<TrialResult> ofFirstSeed() {
    long seed = results.get(0).seed();
    return results.stream().filter(result -> result.seed() == seed).toList();
  }

  /**
   * Returns the trials of some names, in the order named.
   *
   * @param names folders under trials/, or names of pipelines, which stand for their first trial
   * @throws InputException if one is unknown
   */
  List<TrialResult> named(List<String> names) {
    List<TrialResult> named = new ArrayList<>();
    for (String name : names) {
      TrialResult found = named(name);
      if (!named.contains(found)) {
        named.add(found);
      }
    }
    return named;
  }

  private TrialResult named(String name) {
    return Stream.concat(
            results.stream().filter(result -> result.folder().equals(name)),
            results.stream().filter(result -> result.pipeline().equals(name)))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private InputException unknown(String name) {
    List<String> folders = results.stream().map(TrialResult::folder).toList();
    List<String> known =
        Stream.concat(folders.stream(), results.stream().map(TrialResult::pipeline)).toList();
    return new InputException(Spelling.unknown("trial", name, known, String.join(", ", folders)));
  }
}
