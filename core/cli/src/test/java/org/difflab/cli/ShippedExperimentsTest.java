// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.difflab.data.LocalFolders;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every experiment we ship is free of problems, and runs, shortened, to its report. They share a
 * store, as they do in the hands of somebody who tries them one after another. Films take longest,
 * so only some draw them; each kind has a test of its own.
 */
class ShippedExperimentsTest {

  private static final Path EXPERIMENTS = Path.of("../../experiments");

  private static final Set<String> WITH_FILMS =
      Set.of("pdf-evolution.yaml", "spiral-unconditional.yaml");

  @TempDir static Path store;
  @TempDir Path folder;

  static List<Path> experiments() throws IOException {
    try (Stream<Path> files = Files.list(EXPERIMENTS)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void hasNoProblems(Path experiment) throws IOException {
    assumeFolderOfPicturesPresent(experiment);
    CommandLineRun check = CommandLineRun.of("check", experiment);
    assertEquals(0, check.exitCode(), check.errors());
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void runsShortened(Path experiment) throws IOException {
    String text = Files.readString(experiment);
    if (text.contains("dataset: mnist") || text.contains("type: mnist")) {
      assumePresent("mnist", experiment);
    }
    assumeFolderOfPicturesPresent(experiment);
    boolean films = WITH_FILMS.contains(experiment.getFileName().toString());
    Path shortened =
        Files.writeString(
            folder.resolve("short.yaml"), films ? shortened(text) : withoutFilms(shortened(text)));
    CommandLineRun run =
        CommandLineRun.of("run", shortened, "--out", folder.resolve("run"), "--store", store);
    assertEquals(0, run.exitCode(), run.errors() + run.output());
    assertTrue(Files.size(folder.resolve("run/report.html")) > 10_000);
    List<String> results = Files.readAllLines(folder.resolve("run/results.jsonl"));
    assertTrue(
        results.stream().allMatch(line -> line.contains("\"FINISHED\"")), results.toString());
  }

  /** An experiment on a folder of pictures is not even valid where there is no such folder. */
  static void assumeFolderOfPicturesPresent(Path experiment) throws IOException {
    if (Files.readString(experiment).contains("folder: emoji-48")) {
      assumePresent("emoji-48", experiment);
    }
  }

  private static void assumePresent(String data, Path experiment) {
    boolean present =
        LocalFolders.fromSettings()
            .mirror()
            .filter(mirror -> Files.isDirectory(mirror.resolve(data)))
            .isPresent();
    assumeTrue(
        present,
        experiment
            + " NOT RUN: no folder "
            + data
            + " in the data directory (difflab.data or DIFFLAB_DATA)");
  }

  private static String shortened(String text) {
    return text.replaceAll("training: \\{[^}]*}", "training: {steps: 20, batch: 32}")
        .replaceAll("dataset: emnist-letters", "dataset: {type: handwriting, train: 1000}")
        .replaceAll("type: vae, hidden: \\[400], width: 20", "$0, training: {steps: 20, batch: 32}")
        .replaceAll("dataset: mnist", "dataset: {type: mnist, limit: 2000}")
        .replaceAll("train-on: everything}", "train-on: everything, limit: 2000}")
        .replaceAll("train: \\d+", "train: 3000, test: 1000")
        .replaceAll("(training: \\{steps:) \\d+", "$1 60")
        .replaceAll("components: 10\\b", "components: 2, iterations: 2")
        .replaceAll("components: 20\\b", "components: 2")
        .replaceAll("mixture, components: 100}", "mixture, components: 2}, patches: 2000")
        .replaceAll("type: equivariant, limit: 100", "type: equivariant, limit: 20")
        .replaceAll("multipliers: \\[1, 2, 2, 4]", "multipliers: [1, 1, 1, 1]")
        .replaceAll("channels: 32\\b", "channels: 8")
        .replaceAll("(?m)^seeds: 3", "seeds: 1")
        .replaceAll("(?m)^samples: \\d+", "samples: 80")
        .replaceAll("\\{type: denoising-error, limit: \\d+}", "denoising-error")
        .replaceAll("(?<=[\\[ ])(denoising-error|reconstruction-error)", "{type: $1, limit: 200}");
  }

  /** Points and numbers are drawn on their way unless a file says what to draw. */
  private static String withoutFilms(String text) {
    return text.contains("\npicture") ? text : text + "\npictures: [samples, histogram]\n";
  }
}
