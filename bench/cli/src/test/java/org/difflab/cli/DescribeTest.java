package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

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
  void partsOfEarlierRunsAreDescribed() {
    String output = CommandLineRun.of("describe", "encoder", "saved").output();

    assertTrue(output.contains("  run: path, must be given"), output);
    assertTrue(output.contains("  trial: text, or null for none, not set by default"), output);
  }
}
