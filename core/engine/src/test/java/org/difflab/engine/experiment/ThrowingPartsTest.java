// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.difflab.engine.IncludedPlugins;
import org.difflab.engine.Laboratory;
import org.difflab.engine.config.ConfigException;
import org.difflab.engine.pipeline.TinyPlugin;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.store.MemoryStore;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.Device;
import org.difflab.registry.Registry;
import org.difflab.spi.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Components that fail in every way, at every place where they are called. */
class ThrowingPartsTest {

  private static final List<String> KINDS =
      List.of(
          "npe",
          "ise",
          "iae",
          "silent",
          "assert",
          "link",
          "internal",
          "input",
          "checked",
          "so",
          "other");

  /** Difflab's own components refuse their arguments by these. */
  private static final Set<String> REFUSALS = Set.of("iae", "other");

  @TempDir Path folder;
  private final Laboratory laboratory =
      Laboratory.open(
          Device.open(2, AlgebraSetting.PLAIN),
          Registry.of(IncludedPlugins.and(new TinyPlugin(), new ThrowingParts())));

  @AfterEach
  void close() {
    laboratory.close();
  }

  private static String slot(String where) {
    return switch (where) {
      case "needsUnconditional", "guide", "denoise", "made", "options" ->
          "guidance: {type: x.guide";
      case "grid", "sample" -> "sampler: {type: x.jump";
      default -> "encoder: {type: x.copy";
    };
  }

  private static String config(String where, String what) {
    return """
    dataset: {type: shapes, train: 30, test: 6}
    pipelines:
      good: {embedder: table, denoiser: echo, sampler: {steps: 5}}
      bad: {extends: good, %s, where: %s, what: '%s'}}
    samples: 3
    pictures: []
    """
        .formatted(slot(where), where, what);
  }

  static List<List<String>> beforeTraining() {
    return cases(List.of("options", "made", "needsUnconditional", "grid", "latentShape"));
  }

  static List<List<String>> inTrials() {
    return cases(
        List.of("train", "model", "encode", "decode", "weights", "guide", "denoise", "sample"));
  }

  private static List<List<String>> cases(List<String> places) {
    List<List<String>> cases = new ArrayList<>();
    for (String place : places) {
      KINDS.forEach(kind -> cases.add(List.of(place, kind)));
      boolean primitive = place.equals("needsUnconditional");
      boolean made = place.equals("made") || place.equals("options");
      if (!primitive && !made) {
        cases.add(List.of(place, "null"));
      }
    }
    return cases;
  }

  private static void assertNamed(String message) {
    assertTrue(message.contains(" 'x."), message);
    assertTrue(message.contains(" of theirs 1.0"), message);
    assertEquals(1, message.lines().count(), message);
  }

  @ParameterizedTest
  @MethodSource
  void beforeTraining(List<String> place) {
    ConfigException found =
        assertThrows(
            ConfigException.class,
            () -> laboratory.read(write(config(place.get(0), place.get(1)))));

    for (var problem : found.problems()) {
      if (REFUSALS.contains(place.get(1))) {
        assertTrue(
            problem.message().matches("(.*: )?(bad|(ArithmeticException: )?other)( \\(in .*)?"),
            problem.message());
      } else {
        assertNamed(problem.message());
      }
    }
  }

  @ParameterizedTest
  @MethodSource
  void inTrials(List<String> place) throws IOException {
    List<TrialResult> results = run(config(place.get(0), place.get(1)), 1);

    assertEquals(TrialResult.Status.FINISHED, results.get(0).status());
    assertEquals(TrialResult.Status.FAILED, results.get(1).status());
    String reason = results.get(1).reason();
    if (REFUSALS.contains(place.get(1))) {
      assertTrue(Set.of("bad", "other").contains(reason), reason);
      return;
    }
    assertNamed(reason);
    Path log = folder.resolve("run/trials/bad_seed_1/failure.log");
    assertTrue(reason.endsWith(" (stack trace in trials/bad_seed_1/failure.log)"), reason);
    boolean thrown = !place.get(1).equals("null");
    assertEquals(thrown, Files.readString(log).contains("Caused by: "), "the cause is kept");
  }

  static List<List<String>> inMetrics() {
    return cases(List.of("measure", "find"));
  }

  @ParameterizedTest
  @MethodSource
  void inMetrics(List<String> place) throws IOException {
    TrialResult result =
        run(
                """
                dataset: {type: shapes, train: 30, test: 6}
                pipelines: {good: {embedder: table, denoiser: echo, sampler: {steps: 5}}}
                metrics: [{type: x.nothing, where: %s, what: '%s'}]
                samples: 3
                pictures: []
                """
                    .formatted(place.get(0), place.get(1)),
                1)
            .get(0);

    assertEquals(TrialResult.Status.FINISHED, result.status());
    assertEquals(List.of(), result.measurements(), "none of a metric that failed");
    assertEquals(1, result.failedMetrics().size());
    String reason = result.failedMetrics().get(0).reason();
    if (REFUSALS.contains(place.get(1))) {
      assertTrue(Set.of("bad", "other").contains(reason), reason);
    } else {
      assertNamed(reason);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aMetricThatRunsOutOfMemoryLeavesTheOthers(int trials) throws IOException {
    List<TrialResult> results =
        run(
            """
            dataset: {type: shapes, train: 30, test: 6}
            pipelines:
              good: {embedder: table, denoiser: echo, sampler: {steps: 5}}
              other: {extends: good, sampler: {steps: 4}}
            metrics: [{type: x.nothing, where: measure, what: memory}, sliced-wasserstein]
            samples: 3
            pictures: []
            """,
            trials);
    for (TrialResult result : results) {
      assertEquals(TrialResult.Status.FINISHED, result.status(), result.reason());
      assertEquals("sliced-wasserstein", result.measurements().get(0).name());
      assertEquals(1, result.failedMetrics().size());
      String reason = result.failedMetrics().get(0).reason();
      assertNamed(reason);
      assertTrue(reason.contains(" needs more memory than is available: Java may use "), reason);
    }
  }

  @Test
  void sideBySideToo() throws IOException {
    for (String kind : KINDS) {
      List<TrialResult> results = run(config("denoise", kind), 2);
      assertEquals(TrialResult.Status.FINISHED, results.get(0).status(), kind);
      assertEquals(TrialResult.Status.FAILED, results.get(1).status(), kind);
    }
  }

  @Test
  void aTrialThatSucceedsLeavesNoOldLog() throws IOException {
    run(config("denoise", "npe"), 1);
    run(config("nowhere", "npe"), 1);
    assertTrue(Files.exists(folder.resolve("run/trials/bad_seed_1/pipeline")));
    assertTrue(Files.notExists(folder.resolve("run/trials/bad_seed_1/failure.log")));
  }

  private List<TrialResult> run(String text, int trials) throws IOException {
    return laboratory.run(
        laboratory.read(write(text)),
        folder.resolve("run"),
        new MemoryStore(),
        TrialPictures.NONE,
        new TrialLimits(trials, Long.MAX_VALUE),
        Progress.SILENT);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("x.yaml"), text);
  }
}
