package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A metric that could never measure a pipeline is a problem of the file, before any training. */
class MetricPrerequisitesTest {

  @TempDir Path folder;

  private Path experiment(String dataset, String metrics) throws IOException {
    return Files.writeString(
        folder.resolve("measured.yaml"),
        """
        dataset: %s
        pipelines:
          exact: {encoder: standardize, denoiser: wiener}
          network: {extends: exact, denoiser: mlp}
        metrics: %s
        """
            .formatted(dataset, metrics));
  }

  @Test
  void aLikelihoodNeedsADensity() throws IOException {
    Path file = experiment("spiral", "[energy-distance, log-likelihood]");
    Path out = folder.resolve("run");
    CommandLineRun run = CommandLineRun.of("run", file, "--out", out);
    assertEquals(1, run.exitCode());
    assertEquals(
        file
            + ":5:28: metric 'log-likelihood' needs a denoiser that knows its density exactly; this"
            + " pipeline's does not, these do: kernel-density, mixture, wiener (in pipeline"
            + " network)",
        run.errors().strip());
    assertFalse(Files.exists(out), "nothing was begun");
  }

  @Test
  void aJudgeLooksAtImages() throws IOException {
    Path file = experiment("spiral", "[frechet-distance]");
    assertEquals(
        file
            + ":5:11: metric 'frechet-distance': a judge looks at images of at least 16x16 pixels,"
            + " grey or RGB; found samples of 2",
        CommandLineRun.of("check", file).errors().strip());
  }

  @Test
  void aJudgeMustBeThere() throws IOException {
    Path file = experiment("handwriting", "[{type: diversity, judge: absent.safetensors}]");
    CommandLineRun check = CommandLineRun.of("check", file);
    assertEquals(1, check.exitCode());
    assertEquals(file + ":5:11: absent.safetensors: there is no such file", check.errors().strip());
  }

  @Test
  void whatCanBeMeasuredIsNoProblem() throws IOException {
    Path file = experiment("handwriting", "[frechet-distance, label-agreement, energy-distance]");
    CommandLineRun check = CommandLineRun.of("check", file);
    assertEquals(0, check.exitCode(), check.errors());
  }
}
