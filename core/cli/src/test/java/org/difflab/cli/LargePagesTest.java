// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.difflab.engine.Laboratory;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.run.RunFolder;
import org.difflab.report.RunPages;
import org.difflab.spi.Noise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages stay below 10 MB, and say which of their pictures lie beside them. */
final class LargePagesTest {

  private static final long MOST_BYTES = 10_000_000;
  private static final Pattern LEFT_OUT =
      Pattern.compile("this page shows (\\d+) pictures? from files");
  private static final Pattern FROM_FILE = Pattern.compile("<img src=\"((?!data:)[^\"]+)\"");

  @TempDir private Path folder;

  private Path run(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("large.yaml"), yaml);
    Path out = folder.resolve("run");
    CommandLineRun run =
        CommandLineRun.of("run", file, "--out", out, "--store", folder.resolve("store"));
    assertEquals(0, run.exitCode(), run.errors() + run.output());
    return out;
  }

  private static void assertBounded(Path page) throws IOException {
    assertTrue(Files.size(page) < MOST_BYTES, page + " has " + Files.size(page) + " bytes");
    String html = Files.readString(page);
    Matcher note = LEFT_OUT.matcher(html);
    assertTrue(note.find(), "says what it left out");
    List<String> files = FROM_FILE.matcher(html).results().map(found -> found.group(1)).toList();
    assertEquals(Integer.parseInt(note.group(1)), files.size());
    for (String file : files) {
      assertTrue(Files.exists(page.resolveSibling(file)), file);
    }
  }

  @Test
  void aReportOfManyTrainingCurves() throws IOException {
    Path out =
        run(
            """
            dataset: {type: gaussian, train: 40, test: 0}
            pipelines:
              one: {encoder: identity, denoiser: wiener, sampler: {steps: 2}}
            sweep: {one.schedule.steps: [10, 11, 12]}
            samples: 5
            pictures: []
            """);
    Noise noise = Noise.of(1, "curves");
    String table =
        IntStream.range(0, 90)
            .boxed()
            .flatMap(
                curve ->
                    IntStream.range(0, 3000)
                        .mapToObj(
                            step ->
                                "part "
                                    + curve / 9
                                    + ",loss "
                                    + curve
                                    + ","
                                    + step
                                    + ","
                                    + noise.uniform(curve, step, 0)))
            .collect(Collectors.joining("\n", "part,curve,step,value\n", "\n"));
    try (Stream<Path> trials = Files.list(out.resolve("trials"))) {
      for (Path trial : trials.toList()) {
        Files.writeString(trial.resolve("training.csv"), table);
      }
    }
    try (Laboratory laboratory = Laboratory.builder().open()) {
      Experiment experiment = laboratory.read(folder.resolve("large.yaml"));
      RunFolder finished = new RunFolder(out);
      new RunPages(laboratory).writeReport(finished.path(), experiment, finished.results());
    }
    assertBounded(out.resolve("report.html"));
  }

  @Test
  void anExplanationOfLargeImages() throws IOException {
    int side = 112;
    Noise noise = Noise.of(1, "images");
    Files.writeString(
        folder.resolve("images.csv"),
        IntStream.range(0, 4)
            .mapToObj(
                row ->
                    IntStream.range(0, 3 * side * side)
                        .mapToObj(column -> (noise.uniform(row, column, 0) < 0.5 ? "0" : "1"))
                        .collect(Collectors.joining(",", "", ",prompt " + row)))
            .collect(Collectors.joining("\n", "", "\n")));
    Path out =
        run(
            """
            dataset: {type: csv, file: images.csv, prompt: 37633, shape: [112, 112, 3], range: [0, 1], test: 0}
            pipelines:
              a: {encoder: identity, denoiser: ideal, sampler: {type: ddpm, steps: 7}}
              b: {extends: a, sampler: {steps: 8}}
              c: {extends: a, sampler: {steps: 9}}
              d: {extends: a, sampler: {steps: 10}}
              e: {extends: a, sampler: {steps: 11}}
            samples: 1
            pictures: []
            """);
    CommandLineRun explain = CommandLineRun.of("explain", out);
    assertEquals(0, explain.exitCode(), explain.errors());
    assertBounded(out.resolve("explain.html"));
  }
}
