// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescribeTest {

  @Test
  void groupsOfOptionsAreShownIndented() {
    CommandLineRun run = CommandLineRun.of("describe", "denoiser", "mlp");

    assertEquals(0, run.exitCode(), run.errors());
    List<String> lines = run.output().lines().toList();
    int group =
        lines.indexOf(
            lines.stream()
                .filter(line -> line.startsWith("  training: "))
                .findFirst()
                .orElseThrow());
    assertTrue(lines.get(group).startsWith("  training: mapping of options (steps, "));
    assertTrue(lines.get(group + 2).startsWith("      steps: whole number"), lines.get(group + 2));
    assertTrue(lines.get(group + 3).startsWith("          "), lines.get(group + 3));
  }

  @Test
  void metricsAreExplainedInLinesThatFit() {
    String output = CommandLineRun.of("describe", "metric", "sample-agreement").output();

    assertTrue(output.contains("the squared correlation"), output);
    assertTrue(output.contains("Limitations: It does not measure quality"), output);
    List<String> explained =
        output
            .lines()
            .dropWhile(line -> !line.startsWith("How similar the samples"))
            .takeWhile(line -> !line.equals("Options:"))
            .toList();
    assertTrue(explained.size() > 5, output);
    assertTrue(explained.stream().allMatch(line -> line.length() <= 100), output);
  }

  @Test
  void allComponentsOfAKindAreDescribed() {
    String output = CommandLineRun.of("describe", "sampler").output();

    assertTrue(output.startsWith("sampler 'ddim' from "), output);
    assertTrue(output.contains("\n\nsampler 'heun' from "), output);
    assertFalse(output.contains("guidance 'none'"), output);
  }

  @Test
  void aPageInMarkdownGoesIntoAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("denoisers.md");
    CommandLineRun run =
        CommandLineRun.of("describe", "denoiser", "--format", "markdown", "--out", file);

    assertEquals(0, run.exitCode(), run.errors());
    assertEquals("", run.output());
    String page = Files.readString(file);
    assertTrue(page.contains("\n### denoiser mixture\n"), page);
    assertTrue(
        page.contains("\n| `training.steps` | whole number, or null for none, from 1"), page);
    assertFalse(page.contains("### sampler"), page);
  }

  @Test
  void theDefaultOfARequiredOptionIsAGap() {
    String output = CommandLineRun.of("describe", "metric", "mode-share").output();

    assertTrue(output.contains("  metrics: [{type: mode-share, centres: …}]"), output);
  }

  @Test
  void partsOfEarlierRunsAreDescribed() {
    String output = CommandLineRun.of("describe", "encoder", "saved").output();

    assertTrue(output.contains("  run: path, must be given"), output);
    assertTrue(output.contains("  trial: text, or null for none, not set by default"), output);
  }

  @Test
  void componentsAreListedWithTheirPluginsAndJars() {
    String output = CommandLineRun.of("components", "embedder").output();

    assertTrue(
        output.lines().anyMatch(line -> line.matches("  one-hot +difflab-embedders .*")), output);
    assertTrue(
        output.lines().anyMatch(line -> line.matches("  difflab-embedders .*embedders/target.*")),
        output);
  }

  @Test
  void aPluginThatIsBrokenIsTold(@TempDir Path place) throws IOException {
    Path jar = Files.createDirectories(place.resolve("acme")).resolve("acme.jar");
    Files.writeString(jar, "no jar");
    System.setProperty("difflab.plugins", place.toString());
    try {
      CommandLineRun check = CommandLineRun.of("check", "../../experiments/quickstart.yaml");

      assertEquals(0, check.exitCode(), check.errors());
      assertEquals(
          "warning: " + jar + ": cannot be read as a jar: zip END header not found",
          check.errors().strip());
      assertTrue(CommandLineRun.of("components").output().contains(jar + ": cannot be read"));
    } finally {
      System.clearProperty("difflab.plugins");
    }
  }
}
