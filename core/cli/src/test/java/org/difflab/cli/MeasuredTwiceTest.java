// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.difflab.engine.reference.References;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.TrialResult;
import org.difflab.spi.Measurement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics that are listed several times, that fail, or that are undefined. */
class MeasuredTwiceTest {

  @TempDir Path folder;

  private CommandLineRun run(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("measured.yaml"), text);
    return CommandLineRun.of(
        "run", file, "--out", folder.resolve("run"), "--store", folder.resolve("store"));
  }

  private TrialResult result() {
    return RunFolder.open(folder.resolve("run")).results().get(0);
  }

  private static List<String> names(TrialResult result) {
    return result.measurements().stream().map(Measurement::name).toList();
  }

  @Test
  void optionsThatDifferTellMetricsApartEverywhere() throws IOException {
    CommandLineRun run =
        run(
            """
            dataset: {type: gaussian, train: 300, test: 300, dimensions: 2}
            pipelines: {exact: {denoiser: wiener, schedule: {type: cosine, steps: 20}}}
            metrics:
              - {type: energy-distance, limit: 20}
              - {type: energy-distance, limit: 1000}
              - {type: sliced-wasserstein, order: 1}
              - {type: denoising-error, sigmas: [1], limit: 10}
              - {type: denoising-error, sigmas: [1]}
            pictures: []
            samples: 300
            """);
    assertEquals(0, run.exitCode(), run.errors());
    List<String> names =
        List.of(
            "energy-distance (limit 20)",
            "energy-distance (limit 1000)",
            "sliced-wasserstein",
            "denoising-error at sigma 1 (limit 10)",
            "denoising-error at sigma 1 (limit default)");
    assertEquals(names, names(result()));
    assertEquals(names.size(), result().measurements().stream().distinct().count());
    References references = References.read(folder.resolve("run"));
    assertTrue(references.realData(names.get(0)).isPresent());
    assertFalse(
        references.realData(names.get(0)).equals(references.realData(names.get(1))),
        "each has references of its own");
    String check = CommandLineRun.of("check", folder.resolve("measured.yaml")).output();
    assertTrue(
        check.contains(
            "Metrics: energy-distance (limit 20), energy-distance (limit 1000), sliced-wasserstein,"
                + " denoising-error (limit 10), denoising-error (limit default)"),
        check);
    for (String name : names) {
      assertTrue(run.output().contains("  " + name + " "), run.output());
      for (String file : List.of("results.csv", "comparison.csv", "report.html", "report.md")) {
        assertTrue(
            Files.readString(folder.resolve("run").resolve(file)).contains(name),
            file + " lacks " + name);
      }
    }
  }

  /** A column that does not vary has no density; distances are not concerned. */
  @Test
  void aMetricThatFailsLeavesTheOthers() throws IOException {
    String rows =
        IntStream.range(0, 60)
            .mapToObj(row -> "1," + Math.sin(row) + "," + Math.cos(3 * row) + "\n")
            .collect(Collectors.joining());
    Files.writeString(folder.resolve("rows.csv"), rows);
    String experiment =
        """
        dataset: {type: csv, file: rows.csv, test: 0.5}
        pipelines: {exact: {denoiser: wiener, schedule: {type: cosine, steps: 20}}}
        metrics: [log-likelihood, energy-distance]
        pictures: []
        samples: 30
        """;
    CommandLineRun run = run(experiment);
    assertEquals(1, run.exitCode(), "what was asked for could not be measured");
    assertEquals(TrialResult.Status.FINISHED, result().status());
    assertEquals(List.of("energy-distance"), names(result()));
    String failure = result().failedMetrics().get(0).words();
    assertTrue(failure.startsWith("metric 'log-likelihood' failed: "), failure);
    assertTrue(run.output().contains(failure), run.output());
    for (String file : List.of("results.csv", "report.html")) {
      String text = Files.readString(folder.resolve("run").resolve(file));
      assertTrue(
          text.replace("&#39;", "'").contains("metric 'log-likelihood' failed"),
          file + ": " + text);
    }
    assertEquals(1, run(experiment).exitCode(), "it is tried again, and fails again");
  }

  /** Every test sample is a training sample, so that there is no distance to divide by. */
  @Test
  void whatIsUndefinedIsAResultWithItsReason() throws IOException {
    String rows =
        IntStream.range(0, 60)
            .mapToObj(row -> Math.sin(row) + "," + Math.cos(3 * row) + "\n")
            .collect(Collectors.joining());
    Files.writeString(folder.resolve("rows.csv"), rows);
    CommandLineRun run =
        run(
            """
            dataset: {type: csv, file: rows.csv, test-file: rows.csv}
            pipelines: {exact: {denoiser: wiener, schedule: {type: cosine, steps: 20}}}
            metrics: [memorisation]
            seeds: 2
            pictures: []
            samples: 30
            """);
    assertEquals(0, run.exitCode(), run.errors());
    assertEquals(List.of("copies", "copies of test samples"), names(result()));
    String reason = "training-distance is undefined: every test sample is a training sample";
    assertTrue(run.output().contains(reason), run.output());
    for (String file : List.of("results.csv", "comparison.csv", "report.html")) {
      String text = Files.readString(folder.resolve("run").resolve(file));
      assertTrue(text.contains(reason), file);
      assertFalse(file.endsWith(".csv") && text.contains("NaN"), file);
    }
  }
}
