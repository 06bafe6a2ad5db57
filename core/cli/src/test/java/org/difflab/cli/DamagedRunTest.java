// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.difflab.engine.Laboratory;
import org.difflab.engine.config.ConfigException;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.engine.run.FinishedTrials;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.store.MemoryStore;
import org.difflab.files.FileContents;
import org.difflab.files.Safetensors;
import org.difflab.report.RunPages;
import org.difflab.report.gallery.TrialGallery;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Progress;
import org.difflab.spi.Samples;
import org.difflab.spi.Weights;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of a run folder are damaged at random, from a seed. Whatever reads them afterwards either
 * gives a whole result or ends with one line that names the file.
 */
class DamagedRunTest {

  private static final String EXPERIMENT =
      """
      dataset: {type: handwriting, characters: "HIL", train: 90, test: 30}
      pipelines:
        closed:
          encoder: {type: pca, components: 4}
          denoiser: wiener
          sampler: {type: ddim, steps: 3}
        network:
          extends: closed
          embedder: {type: learned, width: 4}
          denoiser: {type: mlp, hidden: [6], training: {steps: 5}}
      metrics: [frechet-distance, memorisation]
      samples: 30
      picture: {count: 1}
      """;

  @TempDir static Path folder;
  private static Laboratory laboratory;
  private static Experiment experiment;
  private static MemoryStore store;
  private static Path whole;

  @BeforeAll
  static void run() throws IOException {
    laboratory = Laboratory.open();
    experiment = laboratory.read("experiment", EXPERIMENT);
    store = new MemoryStore();
    whole = folder.resolve("whole");
    resume(whole);
    new RunPages(laboratory).writeExplanation(whole, List.of(), Progress.SILENT);
  }

  @AfterAll
  static void close() {
    laboratory.close();
  }

  private static void resume(Path run) {
    List<TrialResult> results =
        laboratory.run(experiment, run, store, new TrialGallery(), Progress.SILENT);
    assertEquals(2, results.size());
    results.forEach(
        result -> {
          assertEquals("", result.reason());
          assertEquals(30, result.samples());
          assertEquals(List.of(), result.failedMetrics());
        });
    new RunPages(laboratory).writeReport(run, experiment, results);
    assertTrue(Files.exists(run.resolve("report.html")));
  }

  private static void generate(Path run) {
    RunFolder opened = RunFolder.open(run);
    for (TrialResult result : FinishedTrials.of(opened).results()) {
      TrainedPipeline pipeline = laboratory.load(opened.pipeline(result.folder()));
      Samples samples;
      try {
        samples = pipeline.generate(pipeline.prompts(), 1, 1);
      } catch (ArithmeticException e) {
        // Weights are finite, and what they give need not be.
        assertTrue(e.getMessage().contains("finite"), e.getMessage());
        continue;
      }
      assertEquals(pipeline.prompts().size(), samples.count());
      assertFalse(samples.prompts().isEmpty());
      assertTrue(samples.values().isFinite());
    }
  }

  private interface Action {
    void on(Path run);
  }

  /** Damages copies of the run in ways that follow from seeds, and tries an action on each. */
  private static void damaged(Action action, int times, String... files) throws IOException {
    List<String> faults = new ArrayList<>();
    for (int seed = 0; seed < times; seed++) {
      Path run = folder.resolve("damaged");
      copy(whole, run);
      Random random = new Random(seed);
      Path file = run.resolve(files[random.nextInt(files.length)]);
      String damage = "seed " + seed + ", " + run.relativize(file) + ", ";
      try {
        damage += RandomDamage.of(file, random);
        action.on(run);
      } catch (ConfigException e) {
        // An experiment has a line for each problem, with its place.
      } catch (InputException e) {
        String message = e.getMessage();
        if (message.contains("\n")
            || !message.contains(run.toString())
            || message.contains("java.")
            || message.contains("REDACTED")
            || message.contains("creator property")) {
          faults.add(damage + ": " + message);
        }
      } catch (Throwable e) {
        faults.add(
            damage
                + ": "
                + e
                + Arrays.stream(e.getStackTrace())
                    .limit(8)
                    .map(line -> "\n    " + line)
                    .collect(Collectors.joining()));
      }
      delete(run);
    }
    if (!faults.isEmpty()) {
      fail(faults.size() + " of " + times + ":\n" + String.join("\n", faults));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path each : paths.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(each);
      }
    }
  }

  @Test
  void damagedPipelinesGenerateOrNameTheFile() throws IOException {
    damaged(
        DamagedRunTest::generate,
        300,
        "trials/closed_seed_1/pipeline/pipeline.json",
        "trials/network_seed_1/pipeline/pipeline.json",
        "trials/closed_seed_1/pipeline/encoder.safetensors",
        "trials/closed_seed_1/pipeline/embedder.safetensors",
        "trials/closed_seed_1/pipeline/denoiser.safetensors",
        "trials/network_seed_1/pipeline/embedder.safetensors",
        "trials/network_seed_1/pipeline/denoiser.safetensors");
  }

  @Test
  void damagedResultsAreReadOrNameTheFile() throws IOException {
    damaged(DamagedRunTest::generate, 150, "results.jsonl", "run.json");
  }

  @Test
  void aRunResumesOrNamesTheFile() throws IOException {
    damaged(
        DamagedRunTest::resume,
        100,
        "results.jsonl",
        "results.jsonl",
        "run.json",
        "references.json",
        "provenance.json",
        "trials/closed_seed_1/prompts.txt",
        "trials/network_seed_1/prompts.txt",
        "trials/closed_seed_1/samples.npy");
  }

  @Test
  void aLineThatIsNoPromptOfTheDataIsNamed() throws IOException {
    Path run = folder.resolve("other-prompt");
    copy(whole, run);
    Path prompts = run.resolve("trials/closed_seed_1/prompts.txt");
    List<String> lines = new ArrayList<>(Files.readAllLines(prompts));
    String known = lines.get(1);
    lines.set(1, known.toLowerCase(Locale.ROOT));
    Files.write(prompts, lines);
    InputException problem = assertThrows(InputException.class, () -> resume(run));
    assertEquals(
        prompts
            + ":2: prompt '"
            + lines.get(1)
            + "' is unknown; did you mean '"
            + known
            + "'? (H, I, L)",
        problem.getMessage());
  }

  @Test
  void aRunIsExplainedOrNamesTheFile() throws IOException {
    damaged(
        run -> {
          new RunPages(laboratory).writeExplanation(run, List.of(), Progress.SILENT);
          assertTrue(Files.exists(run.resolve("explain.html")));
        },
        40,
        "results.jsonl",
        "config.yaml",
        "trials/closed_seed_1/pipeline/pipeline.json",
        "trials/closed_seed_1/pipeline/denoiser.safetensors");
  }

  @Test
  void finiteWeightsWithoutFiniteSamplesNameThePipeline() throws IOException {
    Path run = folder.resolve("huge");
    copy(whole, run);
    Path pipeline = run.resolve("trials/network_seed_1/pipeline");
    Path file = pipeline.resolve("denoiser.safetensors");
    Weights weights = Safetensors.read(file);
    Weights.Builder huge = Weights.builder();
    weights.texts().forEach(huge::text);
    weights.doubles().forEach(huge::array);
    weights
        .matrices()
        .forEach(
            (name, matrix) -> {
              float[] values = new float[matrix.values().length];
              Arrays.fill(values, 3e38f);
              huge.matrix(name, Matrix.wrap(matrix.rows(), matrix.columns(), values));
            });
    String checksum = FileContents.digest(file).orElseThrow();
    Safetensors.write(file, huge.build());
    Path description = pipeline.resolve("pipeline.json");
    String written = FileContents.digest(file).orElseThrow();
    Files.writeString(description, Files.readString(description).replace(checksum, written));

    CommandLineRun generated =
        CommandLineRun.of(
            "generate", "--run", run, "--trial", "network", "--out", folder.resolve("huge.npy"));

    assertEquals(1, generated.exitCode(), generated.output());
    assertTrue(generated.errors().contains(pipeline.toString()), generated.errors());
    assertFalse(generated.errors().contains("\tat "), generated.errors());
  }
}
