// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.store.PartCost;
import org.difflab.engine.store.PartStore.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials side by side: the same bits, parts shared, only what is new computed. */
class SideBySideRunTest {

  private static final String EXPERIMENT =
      """
      dataset: {type: handwriting, characters: "017", train: 600, test: 120}
      pipelines:
        wiener:
          encoder: {type: pca, components: 20}
          denoiser: wiener
          sampler: {type: ddim, steps: 10}
        guided: {extends: wiener, guidance: {type: classifier-free, scale: 2}}
        mixture: {extends: wiener, denoiser: {type: mixture, components: 2}}
        impossible: {extends: wiener, encoder: {components: 700}}
      seeds: 2
      metrics: [reconstruction-error]
      samples: 30
      """;

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("small.yaml"), text);
  }

  private List<TrialResult> run(String text, String out, Object... options) throws IOException {
    Object[] arguments = new Object[6 + options.length];
    arguments[0] = "run";
    arguments[1] = file(text);
    arguments[2] = "--out";
    arguments[3] = folder.resolve(out);
    arguments[4] = "--store";
    arguments[5] = folder.resolve(out + "-store");
    System.arraycopy(options, 0, arguments, 6, options.length);
    CommandLineRun run = CommandLineRun.of(arguments);
    assertEquals(1, run.exitCode(), "one pipeline is impossible: " + run.errors());
    return RunFolder.open(folder.resolve(out)).results();
  }

  private static long count(List<TrialResult> results, String slot, Source source) {
    return results.stream()
        .flatMap(result -> result.parts().stream())
        .filter(part -> part.slot().equals(slot) && part.source() == source)
        .count();
  }

  private static List<String> keys(List<TrialResult> results) {
    return results.stream().flatMap(result -> result.parts().stream().map(PartCost::key)).toList();
  }

  @Test
  void resultsAreTheSameWhateverRunsBeside() throws IOException {
    List<TrialResult> one = run(EXPERIMENT, "one");
    List<TrialResult> four = run(EXPERIMENT, "four", "--parallel", 4);

    assertEquals(
        one.stream().map(TrialResult::trial).toList(),
        four.stream().map(TrialResult::trial).toList());
    assertEquals(
        one.stream().map(TrialResult::measurements).toList(),
        four.stream().map(TrialResult::measurements).toList());
    assertEquals(
        one.stream().map(TrialResult::reason).toList(),
        four.stream().map(TrialResult::reason).toList());
    assertEquals(keys(one), keys(four));
    for (TrialResult result : one.subList(0, 6)) {
      Path samples = Path.of("trials", result.folder(), "samples.npy");
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("one").resolve(samples)),
          Files.readAllBytes(folder.resolve("four").resolve(samples)),
          result.trial());
      assertTrue(result.peakBytes() > 0, result.trial());
    }
    assertTrue(four.stream().allMatch(result -> result.peakBytes() == 0));
  }

  @Test
  void partsInCommonAreFittedOnce() throws IOException {
    for (List<TrialResult> results :
        List.of(run(EXPERIMENT, "one"), run(EXPERIMENT, "three", "--parallel", 3))) {
      assertEquals(2, count(results, "encoder", Source.TRAINED), "one for each seed");
      assertEquals(4, count(results, "encoder", Source.STORED));
      assertEquals(4, count(results, "denoiser", Source.TRAINED), "guidance trains nothing");
      assertEquals(2, count(results, "denoiser", Source.STORED));
    }
  }

  @Test
  void anotherPipelineComputesOnlyItself() throws IOException {
    List<TrialResult> before = run(EXPERIMENT, "run", "--parallel", 2);
    List<TrialResult> after =
        run(
            EXPERIMENT.replace(
                "  guided:", "  new: {extends: wiener, sampler: {steps: 5}}\n  guided:"),
            "run",
            "--parallel",
            2);

    assertEquals(List.of("new seed 1", "new seed 2"), trials(after).subList(2, 4));
    assertEquals(before.subList(0, 2), after.subList(0, 2));
    assertEquals(before.subList(2, 6), after.subList(4, 8));
    List<TrialResult> added = after.subList(2, 4);
    assertEquals(6, added.stream().mapToInt(result -> result.parts().size()).sum());
    for (String slot : List.of("encoder", "embedder", "denoiser")) {
      assertEquals(2, count(added, slot, Source.STORED), slot + "s were there for both seeds");
    }
  }

  private static List<String> trials(List<TrialResult> results) {
    return results.stream().map(TrialResult::trial).toList();
  }

  @Test
  void memoryThatHoldsNoTrialHoldsOneAtATime() throws IOException {
    List<TrialResult> results = run(EXPERIMENT, "run", "--parallel", 3, "--memory", "1k");
    assertEquals(6, results.stream().filter(result -> result.reason().isEmpty()).count());
  }

  @Test
  void limitsAreChecked() throws IOException {
    CommandLineRun none = CommandLineRun.of("run", file(EXPERIMENT), "--parallel", 0);
    assertEquals(1, none.exitCode());
    assertEquals("--parallel must be at least 1, found 0", none.errors().strip());
    CommandLineRun never = CommandLineRun.of("run", file(EXPERIMENT), "--checkpoint-every", -1);
    assertEquals(1, never.exitCode());
    assertEquals("--checkpoint-every must be at least 0, found -1", never.errors().strip());
    CommandLineRun wrong = CommandLineRun.of("run", file(EXPERIMENT), "--memory", "much");
    assertEquals(2, wrong.exitCode());
    assertTrue(
        wrong.errors().contains("--memory") && wrong.errors().contains("such as 800m"),
        wrong.errors());
  }
}
