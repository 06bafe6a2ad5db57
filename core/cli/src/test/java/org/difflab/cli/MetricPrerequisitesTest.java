// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
            + ":5:28: metric 'log-likelihood' needs a denoiser with an exact density, which this"
            + " pipeline's denoiser does not have; these have one: kernel-density, mixture, wiener"
            + " (in pipeline network)",
        run.errors().strip());
    assertFalse(Files.exists(out), "nothing was begun");
  }

  @Test
  void levelsBetweenThoseOfAScheduleNeedADenoiserForThem() throws IOException {
    Path file =
        written(
            """
            dataset: spiral
            pipelines:
              each: {denoiser: linear}
              all: {denoiser: {type: linear, levels: all}}
            metrics: [denoising-error]
            """);
    assertEquals(
        file
            + ":5:11: metric 'denoising-error' needs a denoiser for levels between those of the"
            + " schedule: denoiser 'linear' with levels: each has a regression for each level of"
            + " its schedule and none between them; levels: all trains one for all (in pipeline"
            + " each)",
        CommandLineRun.of("check", file).errors().strip());
  }

  @Test
  void aJudgeLooksAtImages() throws IOException {
    Path file = experiment("spiral", "[frechet-distance]");
    assertEquals(
        file
            + ":5:11: metric 'frechet-distance': a judge needs images of at least 16x16 pixels,"
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

  private Path written(String text) throws IOException {
    return Files.writeString(folder.resolve("sized.yaml"), text);
  }

  @Test
  void everySampleThatIsMissingIsReportedAtOnce() throws IOException {
    Path file =
        written(
            """
            dataset: {type: gaussian, train: 200, test: 0}
            pipelines: {exact: {denoiser: wiener}}
            metrics: [sliced-wasserstein, denoising-error]
            samples: 0
            """);
    assertEquals(
        file
            + ":3:11: metric 'sliced-wasserstein' needs at least 2 generated samples, found 0 (the"
            + " experiment's option samples), and at least 2 test samples, found 0 (data set"
            + " 'gaussian'; set it by its option test, test-file or test-images)\n"
            + file
            + ":3:31: metric 'denoising-error' needs at least 1 test sample, found 0 (data set"
            + " 'gaussian'; set it by its option test, test-file or test-images)",
        CommandLineRun.of("check", file).errors().strip());
  }

  @Test
  void aPromptNeedsTwoSamplesToDiffer() throws IOException {
    Path file =
        written(
            """
            dataset: {type: handwriting, train: 720, test: 720}
            pipelines: {exact: {encoder: {type: pca, components: 5}, denoiser: wiener}}
            metrics: [frechet-distance, diversity, label-agreement]
            samples: 36
            """);
    String errors = CommandLineRun.of("check", file).errors();
    String needed = "needs at least 2 generated samples of each prompt, found 1 of '0', 1 of '1'";
    assertTrue(errors.contains("metric 'frechet-distance' " + needed), errors);
    assertTrue(errors.contains("metric 'diversity' " + needed), errors);
    assertFalse(errors.contains("label-agreement"), errors);
  }

  @Test
  void aPromptWithoutTrainingSamplesIsNamed() throws IOException {
    Path file =
        written(
            """
            dataset: {type: handwriting, characters: ABC, train: 2}
            pipelines: {exact: {encoder: {type: pca, components: 2}, denoiser: wiener}}
            """);
    assertEquals(
        file
            + ":1:10: dataset 'handwriting': prompt 'C' has no training samples (2 training"
            + " samples, 3 prompts)",
        CommandLineRun.of("check", file).errors().strip());
  }

  @Test
  void whatOnlyTheDataTellIsReportedBeforeTraining() throws IOException {
    Files.writeString(folder.resolve("one.csv"), "1,2\n");
    Path one =
        written(
            """
            dataset: {type: csv, file: one.csv}
            pipelines: {exact: {denoiser: wiener}}
            """);
    CommandLineRun run =
        CommandLineRun.of(
            "run", one, "--out", folder.resolve("one"), "--store", folder.resolve("store"));
    assertEquals(1, run.exitCode());
    assertTrue(
        run.errors()
            .contains(
                one.getFileName()
                    + ":1:10: dataset 'csv': training needs at least 2 samples, found 1"),
        run.errors());
    Files.writeString(folder.resolve("rare.csv"), "a,1,2\na,2,1\na,3,1\nb,4,2\n");
    Files.writeString(folder.resolve("rare-test.csv"), "a,1,2\na,2,1\nc,3,1\nb,4,2\n");
    Path rare =
        written(
            """
            dataset: {type: csv, file: rare.csv, test-file: rare-test.csv, prompt: 1}
            pipelines: {exact: {denoiser: wiener}}
            """);
    run =
        CommandLineRun.of(
            "run", rare, "--out", folder.resolve("rare"), "--store", folder.resolve("store"));
    assertEquals(1, run.exitCode());
    assertTrue(
        run.errors()
            .contains(
                "dataset 'csv': prompt 'c' has no training samples (4 training samples, 3"
                    + " prompts)"),
        run.errors());
  }
}
