// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run killed at any moment leaves whole files only, and the next one ends with the same bits. */
class KilledRunTest {

  private static final String EXPERIMENT =
      """
      dataset: {type: handwriting, characters: "017", train: 3000, test: 120}
      pipelines:
        first:
          encoder: {type: pca, components: 30}
          denoiser: wiener
          sampler: {type: ddim, steps: 10}
        second: {extends: first, denoiser: {type: mixture, components: 3}}
        third: {extends: second, sampler: {steps: 20}}
      metrics: [denoising-error]
      samples: 300
      """;

  @TempDir static Path folder;
  private static Path whole;

  @BeforeAll
  static void runUninterrupted() throws IOException, InterruptedException {
    whole = folder.resolve("whole");
    assertEquals(0, start(experiment(), whole).waitFor());
  }

  private static Path experiment() throws IOException {
    return Files.writeString(folder.resolve("three.yaml"), EXPERIMENT);
  }

  private static Process start(Path file, Path out) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "org.difflab.cli.Main",
            "run",
            file.toString(),
            "--out",
            out.toString(),
            "--store",
            out.resolveSibling(out.getFileName() + "-store").toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pca", "encoding", "sampling", "metrics"})
  void goesOnWhereItWas(String lastSign) throws Exception {
    Path file = experiment();
    Path out = folder.resolve("killed-at-" + lastSign);
    Process killed = start(file, out);
    try (BufferedReader progress = killed.errorReader()) {
      String line = progress.readLine();
      while (line != null && !line.startsWith(lastSign)) {
        line = progress.readLine();
      }
    }
    killed.destroyForcibly();
    assertNotEquals(0, killed.waitFor());
    assertEquals(0, start(file, out).waitFor());
    assertEquals(3, Files.readAllLines(out.resolve("results.jsonl")).size());
    for (String trial : List.of("first_seed_1", "second_seed_1", "third_seed_1")) {
      Path samples = Path.of("trials", trial, "samples.npy");
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(samples)),
          Files.readAllBytes(out.resolve(samples)),
          trial);
    }
    try (Stream<Path> files = Files.walk(out)) {
      assertTrue(files.anyMatch(path -> path.endsWith("report.html")));
    }
  }

  @Test
  void saysHowToGoOnWhenStopped() throws Exception {
    Process stopped = start(experiment(), folder.resolve("stopped"));
    try (BufferedReader progress = stopped.errorReader()) {
      String line = progress.readLine();
      while (line != null && !line.startsWith("pca")) {
        line = progress.readLine();
      }
      // Process.destroy would close the stream that is read next.
      stopped.toHandle().destroy();
      List<String> rest = progress.lines().toList();
      assertTrue(
          rest.contains(
              "stopped; what is finished is kept, and the same command continues from here"),
          rest.toString());
    }
    assertNotEquals(0, stopped.waitFor());
  }
}
