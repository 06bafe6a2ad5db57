// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that an earlier version of an experiment left in a run folder are never used. */
class StaleFolderTest {

  private static final String EXPERIMENT =
      """
      dataset: {type: handwriting, characters: "HI", train: 60, test: 10}
      pipelines:
        PIPELINES
      picture: {count: 1}
      """;
  private static final String PIPELINE =
      ": {encoder: {type: pca, components: 5}, denoiser: wiener, sampler: {type: ddim, steps: 3}}";

  @TempDir static Path folder;
  private static Path out;

  /**
   * The folder "a" sorts before those of the results, and the first result is not the first name.
   */
  @BeforeAll
  static void runTwice() throws IOException {
    out = folder.resolve("out");
    run("a" + PIPELINE);
    run("z" + PIPELINE + "\n  b" + PIPELINE);
    assertTrue(Files.exists(out.resolve("trials/a_seed_1/pipeline/pipeline.json")));
  }

  private static void run(String pipelines) throws IOException {
    Path file = folder.resolve("x.yaml");
    Files.writeString(file, EXPERIMENT.replace("PIPELINES", pipelines));
    CommandLineRun run =
        CommandLineRun.of("run", file, "--out", out, "--store", folder.resolve("store"));
    assertEquals(0, run.exitCode(), run.errors());
  }

  /** Without the folder of the first result a command can only fail, naming it. */
  private static void assertUsesTheFirstResult(Object... arguments) throws IOException {
    Path first = out.resolve("trials/z_seed_1/pipeline/pipeline.json");
    Path away = folder.resolve("away.json");
    CommandLineRun whole = CommandLineRun.of(arguments);
    assertEquals(0, whole.exitCode(), whole.errors());
    Files.move(first, away);
    try {
      CommandLineRun without = CommandLineRun.of(arguments);
      assertEquals(1, without.exitCode(), without.output());
      assertTrue(without.errors().contains("z_seed_1"), without.errors());
    } finally {
      Files.move(away, first);
    }
  }

  @Test
  void theFirstResultIsUsed() throws IOException {
    assertUsesTheFirstResult(
        "generate", "--run", out, "--count", 1, "--out", folder.resolve("a.npy"));
    assertUsesTheFirstResult("write", "HI", "--run", out, "--out", folder.resolve("a.gif"));
    assertUsesTheFirstResult("explain", out);
  }

  @Test
  void aFolderWithoutAResultIsUnknown() {
    for (List<Object> command :
        List.<List<Object>>of(
            List.of(
                "generate", "--run", out, "--trial", "a_seed_1", "--out", folder.resolve("b.npy")),
            List.of("write", "HI", "--run", out, "--trial", "a", "--out", folder.resolve("b.gif")),
            List.of("explain", out, "--trial", "a_seed_1"))) {
      CommandLineRun refused = CommandLineRun.of(command.toArray());
      assertEquals(1, refused.exitCode(), command + refused.output());
      assertTrue(refused.errors().contains("is unknown"), refused.errors());
      assertFalse(refused.errors().contains("\tat "), refused.errors());
    }
    assertFalse(Files.exists(folder.resolve("b.npy")));
    assertFalse(Files.exists(folder.resolve("b.gif")));
  }
}
