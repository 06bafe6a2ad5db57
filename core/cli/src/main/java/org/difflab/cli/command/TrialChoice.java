// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.difflab.engine.run.FinishedTrials;
import org.difflab.engine.run.RunFolder;
import org.difflab.spi.InputException;
import picocli.CommandLine.Option;

/** The options that name a trained pipeline: a run, and which of its trials. */
final class TrialChoice {

  @Option(names = "--run", required = true, paramLabel = "FOLDER", description = "The run folder.")
  private Path run;

  @Option(
      names = {"--trial", "--pipeline"},
      paramLabel = "NAME",
      description =
          "Which finished trial of the run: its name, its folder under trials/, or a pipeline's"
              + " name for the first of its trials (default: the first finished trial).")
  private Optional<String> trial;

  /**
   * Returns the folder of the trained pipeline.
   *
   * @throws InputException if the run or the trial is unknown
   */
  Path pipelineFolder() {
    RunFolder folder = RunFolder.open(run);
    FinishedTrials finished = FinishedTrials.of(folder);
    return folder.pipeline(trial.map(finished::named).orElseGet(finished::first).folder());
  }

  /** Returns the folder found on another thread, or rethrows its exception. */
  static Path found(CompletableFuture<Path> looking) {
    try {
      return looking.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof InputException input) {
        throw input;
      }
      throw e;
    }
  }

  /** Returns the exception of a pipeline whose weights lead to values that are not finite. */
  static InputException broken(Path pipeline, ArithmeticException e) {
    return new InputException(pipeline + ": the computation failed: " + e.getMessage(), e);
  }
}
