package org.difflab.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.difflab.engine.experiment.RunFolder;
import org.difflab.engine.experiment.SavedDescription;
import org.difflab.engine.experiment.TrialResult;
import org.difflab.engine.file.FileProblem;
import org.difflab.engine.registry.Spelling;
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
          "Which trial of the run: a folder under trials/, or a pipeline's name for the first of"
              + " its trials; the first trial of all unless given.")
  private Optional<String> trial;

  /**
   * Returns the folder of the trained pipeline.
   *
   * @throws InputException if the run or the trial is unknown
   */
  Path pipelineFolder() {
    RunFolder folder = RunFolder.open(run);
    return folder.pipeline(trialFolder(folder));
  }

  /** Returns the folder that was looked for on another thread, or throws what went wrong there. */
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

  private String trialFolder(RunFolder folder) {
    List<String> folders = trialFolders(folder);
    if (folders.isEmpty()) {
      throw new InputException(run + ": holds no finished trial");
    }
    if (trial.isEmpty()) {
      return folders.get(0);
    }
    String name = trial.get();
    if (folders.contains(name)) {
      return name;
    }
    List<TrialResult> finished =
        folder.results().stream().filter(result -> folders.contains(result.folder())).toList();
    return finished.stream()
        .filter(result -> result.pipeline().equals(name))
        .map(TrialResult::folder)
        .findFirst()
        .orElseThrow(() -> unknown(name, folders, finished));
  }

  private static InputException unknown(
      String name, List<String> folders, List<TrialResult> finished) {
    List<String> names =
        Stream.concat(folders.stream(), finished.stream().map(TrialResult::pipeline)).toList();
    return new InputException(Spelling.unknown("trial", name, names, String.join(", ", folders)));
  }

  private List<String> trialFolders(RunFolder folder) {
    Path trials = run.resolve("trials");
    if (!Files.isDirectory(trials)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(trials)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> Files.exists(folder.pipeline(name).resolve(SavedDescription.FILE)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InputException(trials + ": cannot be listed: " + FileProblem.reason(e), e);
    }
  }
}
