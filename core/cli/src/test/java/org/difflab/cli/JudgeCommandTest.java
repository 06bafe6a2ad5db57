// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makes judges, shows them, and runs metrics with them. */
class JudgeCommandTest {

  private static final String DATASET =
      "{type: handwriting, characters: '017', train: 400, test: 60}";

  @TempDir Path folder;

  private static CommandLineRun succeeded(Object... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    assertEquals(0, run.exitCode(), run.errors());
    return run;
  }

  @Test
  void shippedJudgesSayHowGoodTheyAre() {
    String list = succeeded("judge", "list").output();
    assertTrue(list.contains("mnist: test accuracy 99."), list);
    assertTrue(list.contains("handwriting: test accuracy 99."), list);
    String shown = succeeded("judge", "show", "mnist").output();
    assertTrue(shown.contains("44,426 parameters"), shown);
    assertTrue(shown.contains("trained on 54,000 images in 10 epochs of batches of 32"), shown);
    assertTrue(shown.contains("command: difflab judge train --dataset mnist --epochs 10"), shown);
  }

  @Test
  void aPromptThatAJudgesFileCannotHoldIsNamed() throws IOException {
    Path table = folder.resolve("images.csv");
    String row = "-1,1".concat(",0".repeat(254));
    Files.writeString(table, (row + ",\"a\nb\"\n" + row + ",c\n").repeat(20));
    CommandLineRun run =
        CommandLineRun.of(
            "judge",
            "train",
            "--dataset",
            "{type: csv, file: '" + table + "', prompt: 257, shape: [16, 16], test: 0.3}",
            "--out",
            folder.resolve("own.safetensors"));
    assertEquals(1, run.exitCode());
    assertEquals(
        "prompt 'a\\n"
            + "b' of the data set 'csv' has a line break, which a judge's file cannot contain",
        run.errors().strip());
  }

  @Test
  void aJudgeOfOnesOwnServesMetrics() throws IOException {
    Path judge = folder.resolve("own.safetensors");
    String[] train = {
      "judge", "train", "--dataset", DATASET, "--out", judge.toString(), "--epochs", "2"
    };
    String made = succeeded((Object[]) train).output();
    assertTrue(made.contains("judge: " + judge), made);
    byte[] first = Files.readAllBytes(judge);
    succeeded((Object[]) train);
    assertEquals(-1, Arrays.mismatch(first, Files.readAllBytes(judge)), "same bits");
    String shown = succeeded("judge", "show", judge).output();
    assertTrue(shown.contains("prompts: 0, 1, 7"), shown);
    assertTrue(shown.contains("trained on 360 images"), shown);

    Path file =
        Files.writeString(
            folder.resolve("judged.yaml"),
            """
            dataset: %s
            pipelines: {wiener: {encoder: {type: pca, components: 30}, denoiser: wiener}}
            metrics:
              - {type: frechet-distance, judge: own.safetensors}
              - {type: diversity, judge: own.safetensors}
              - {type: label-agreement, judge: own.safetensors}
              - {type: kernel-distance, judge: own.safetensors}
              - {type: precision-recall, judge: own.safetensors, neighbours: 3}
              - memorisation
            samples: 30
            """
                .formatted(DATASET));
    Path out = folder.resolve("run");
    succeeded("run", file, "--out", out, "--store", folder.resolve("store"));
    String results = Files.readString(out.resolve("results.jsonl"));
    assertTrue(results.contains("\"FINISHED\""), results);
    assertTrue(results.contains("\"name\":\"frechet-distance\""), results);
    assertEquals(2, results.split("\"name\":\"diversity\"", -1).length, "diversity stands once");
    assertTrue(results.contains("\"kind\":\"CONFUSION\""), results);
    assertTrue(results.contains("\"name\":\"copies\""), results);
    String again = succeeded("run", file, "--out", out, "--store", folder).output();
    assertEquals(results, Files.readString(out.resolve("results.jsonl")), again);
  }

  @Test
  void mistakesAreExplained() {
    assertProblem("--out must end in .safetensors", "train", "--dataset", "mnist", "--out", "x");
    Path out = folder.resolve("own.safetensors");
    assertProblem("did you mean 'mnist'", "train", "--dataset", "mnits", "--out", out.toString());
    assertProblem(
        "a judge needs images of at least 16x16",
        "train",
        "--dataset",
        "spiral",
        "--out",
        out.toString());
    assertProblem(
        "--epochs must lie in 1..10000, found 0",
        "train",
        "--dataset",
        "mnist",
        "--epochs",
        "0",
        "--out",
        out.toString());
    assertProblem("neither a file nor included in difflab; did you mean 'mnist'?", "show", "mnits");
  }

  private static void assertProblem(String words, String... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = "judge";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    CommandLineRun run = CommandLineRun.of(all);
    assertEquals(1, run.exitCode(), run.output());
    assertTrue(run.errors().contains(words), run.errors());
  }
}
