// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An option that can change nothing is refused when an experiment is checked. */
class OptionWithoutEffectTest {

  @TempDir Path folder;

  private void assertRefused(String expected, String dataset, String pipeline) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("set.yaml"),
            """
            dataset: %s
            pipelines:
              set: %s
            metrics: []
            samples: 4
            """
                .formatted(dataset, pipeline));
    CommandLineRun check = CommandLineRun.of("check", file);
    assertEquals(1, check.exitCode(), check.output());
    assertEquals(1, check.errors().lines().count(), check.errors());
    assertTrue(check.errors().contains(expected), check.errors());
  }

  @Test
  void rescaleNeedsLatentsOfSeveralValues() throws IOException {
    assertRefused(
        "rescale has no effect on latents of one value, which have no spread; leave it out",
        "mixture-1d",
        "{denoiser: wiener, guidance: {type: classifier-free, scale: 2, rescale: 0.5}}");
  }

  @Test
  void firstLabelNeedsPrompts() throws IOException {
    assertRefused(
        "first-label has no effect without prompts; list the prompts of the labels, or leave it"
            + " out",
        "{type: idx, train-images: a.gz, train-labels: b.gz, first-label: 1}",
        "{denoiser: wiener}");
  }

  @Test
  void aDroppedFirstPromptNeedsAnother() throws IOException {
    assertRefused(
        "one-hot: drop-first needs at least 2 prompts, found 1; leave it out",
        "spiral",
        "{embedder: {type: one-hot, drop-first: true}, denoiser: wiener}");
  }
}
