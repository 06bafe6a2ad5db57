// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A network that predicts ε, on a schedule that leaves next to no signal, without clipping: the
 * report says that its samples saturate, and what to change.
 */
class FarOutsideTest {

  private static final String EXPERIMENT =
      """
      dataset: {type: mixture-1d, train: 500}
      pipelines:
        saturated:
          encoder: standardize
          schedule: {type: cosine, steps: 100}
          denoiser: {type: mlp, hidden: [8], target: noise, training: {steps: 20}}
          sampler: {type: ddim, steps: 10}
        clipped: {extends: saturated, sampler: {clip: 2}}
        velocity: {extends: saturated, denoiser: {target: velocity}}
      samples: 400
      pictures: [samples]
      """;

  @TempDir Path folder;

  @Test
  void theReportSaysWhyAndWhatToChange() throws IOException {
    Path file = Files.writeString(folder.resolve("targets.yaml"), EXPERIMENT);
    Path out = folder.resolve("run");
    CommandLineRun run =
        CommandLineRun.of("run", file, "--out", out, "--store", folder.resolve("store"));
    assertEquals(0, run.exitCode(), run.errors());
    String page = Files.readString(out.resolve("report.html"));
    List<String> notes =
        Pattern.compile("Far outside of the data:.*?</p>")
            .matcher(page)
            .results()
            .map(MatchResult::group)
            .toList();
    assertEquals(1, notes.size(), notes.toString());
    String note = notes.get(0);
    assertTrue(note.contains(">saturated</a>: its samples range from "), note);
    assertTrue(note.contains("Denoiser &#39;mlp&#39; has the target noise"), note);
    assertTrue(note.contains("schedule &#39;cosine&#39;"), note);
    assertTrue(
        note.contains(
            "target: velocity or target: clean for the denoiser, set clip for the sampler"),
        note);
    assertFalse(page.contains("range of values"), "said in words, not as a table");
    assertTrue(Files.readString(out.resolve("report.md")).contains("Far outside of the data"));
  }
}
