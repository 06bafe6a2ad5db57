// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where there is one of something, its word is singular. */
class OneOfEachTest {

  private static final Pattern ONE_OF_MANY =
      Pattern.compile(
          "(?<![\\w.,=-])1 (?:[a-z]+"
              + " )?(?:samples|prompts|trials|seeds|pipelines|metrics|steps|calls"
              + "|levels|parts|values|numbers|letters|dimensions|directions|columns|rows|times)\\b");

  @TempDir Path folder;

  private static void assertSingular(String text) {
    assertEquals(
        List.of(), ONE_OF_MANY.matcher(text).results().map(MatchResult::group).toList(), text);
  }

  @Test
  void aRunOfOneSampleInOneStep() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("one.yaml"),
            """
            dataset: {type: gaussian, train: 200, test: 1}
            pipelines:
              one: {denoiser: wiener, sampler: {type: ddim, steps: 1}}
            metrics: [denoising-error]
            samples: 1
            pictures: [samples]
            """);
    Path out = folder.resolve("run");
    CommandLineRun run = CommandLineRun.of("run", file, "--out", out, "--store", folder);
    assertEquals(0, run.exitCode(), run.errors());
    assertTrue(run.output().contains(", 1 model call per sample"), run.output());
    assertSingular(run.output());
    assertSingular(CommandLineRun.of("check", file).output());
    String page = Files.readString(out.resolve("report.html"));
    assertTrue(page.contains("1 sample per trial"), "the report's facts");
    assertSingular(page.replaceAll("(?s)<script>.*?</script>|<style>.*?</style>", ""));
    assertSingular(Files.readString(out.resolve("report.md")));
    CommandLineRun written =
        CommandLineRun.of("write", "A", "--run", out, "--out", folder.resolve("a.gif"));
    assertEquals(1, written.exitCode());
    assertSingular(written.errors());
  }
}
