// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.saved;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.difflab.engine.IncludedPlugins;
import org.difflab.engine.Laboratory;
import org.difflab.engine.config.ConfigException;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.experiment.TrialPictures;
import org.difflab.engine.pipeline.TinyPlugin;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.engine.run.TrialResult;
import org.difflab.engine.store.FolderStore;
import org.difflab.files.AtomicFile;
import org.difflab.files.FileContents;
import org.difflab.files.Safetensors;
import org.difflab.linear.AlgebraSetting;
import org.difflab.linear.device.Device;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.Registry;
import org.difflab.spi.InputException;
import org.difflab.spi.Matrix;
import org.difflab.spi.Metric;
import org.difflab.spi.Progress;
import org.difflab.spi.Sampler;
import org.difflab.spi.Shape;
import org.difflab.spi.Weights;
import org.difflab.spi.saved.SavedPipeline;
import org.difflab.spi.saved.SavedSource;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EmbedderTrainer;
import org.difflab.spi.training.EncoderTrainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedPartsTest {

  private static final List<String> PROMPTS = List.of("spiral", "s-curve", "moons");
  private static final String DATASET = "dataset: {type: shapes, train: 30, test: 6}\n";
  private static final String TRAINED =
      DATASET
          + """
          pipelines:
            plain: {embedder: table, denoiser: echo, sampler: {steps: 5}}
            tuned: {extends: plain, denoiser: {vectors: tune}}
          samples: 3
          """;
  private static final String REUSED =
      DATASET
          + """
          pipelines:
            again:
              encoder: {type: saved, run: first}
              embedder: {type: saved, run: first}
              denoiser: {type: saved, run: first, trial: tuned seed 1}
              sampler: {steps: 5}
          samples: 3
          """;

  @TempDir Path folder;
  private final Registry registry =
      Registry.of(IncludedPlugins.and(new TinyPlugin(), new CountingPlugin()));
  private Laboratory laboratory;

  @BeforeEach
  void runFirst() {
    laboratory = Laboratory.open(Device.open(1, AlgebraSetting.PLAIN), registry);
    run(TRAINED, "first");
  }

  @AfterEach
  void close() {
    laboratory.close();
  }

  private Experiment read(String text) {
    Path file = folder.resolve("x.yaml");
    AtomicFile.write(file, text);
    return laboratory.read(file);
  }

  private List<TrialResult> results(String text, String out) {
    return laboratory.run(
        read(text),
        folder.resolve(out),
        new FolderStore(folder.resolve("store"), Progress.SILENT),
        TrialPictures.NONE,
        Progress.SILENT);
  }

  private List<TrialResult> run(String text, String out) {
    List<TrialResult> results = results(text, out);
    results.forEach(one -> assertEquals("", one.reason()));
    return results;
  }

  private Path pipeline(String out, TrialResult result) {
    return folder.resolve(out).resolve("trials").resolve(result.folder()).resolve("pipeline");
  }

  private List<String> problems(String text) {
    return assertThrows(ConfigException.class, () -> read(text)).problems().stream()
        .map(problem -> problem.message().replace(folder.toString(), "…"))
        .toList();
  }

  @Test
  void savedPartsGiveTheSameBitsAndTheFolderStandsAlone() throws IOException {
    TrainedPipeline first = laboratory.load(folder.resolve("first/trials/tuned_seed_1/pipeline"));
    TrialResult again = run(REUSED, "second").get(0);
    Path second = pipeline("second", again);
    assertFalse(Files.readString(second.resolve("pipeline.json")).contains("saved"));
    delete(folder.resolve("first"));

    TrainedPipeline loaded = laboratory.load(second);

    assertEquals(first.generate(PROMPTS, 3, 4), loaded.generate(PROMPTS, 3, 4));
    assertEquals(6, loaded.embedder().embed(PROMPTS).get(1, 1), "the tuned vectors are loaded too");
    assertEquals("echo", loaded.spec().denoiser().name());
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Test
  void otherWeightsMakeOtherKeys() throws IOException {
    TrialResult before = run(REUSED, "second").get(0);
    for (String trial : List.of("plain_seed_1", "tuned_seed_1")) {
      Path embedder = folder.resolve("first/trials/" + trial + "/pipeline/embedder.safetensors");
      Weights weights = Safetensors.read(embedder);
      Matrix vectors = weights.matrix("vectors");
      String checksum = FileContents.digest(embedder).orElseThrow();
      Safetensors.write(
          embedder,
          Weights.builder()
              .text("prompts", weights.text("prompts"))
              .matrix("vectors", Matrix.zeros(vectors.rows(), vectors.columns()))
              .build());
      Path description = embedder.resolveSibling("pipeline.json");
      String written = FileContents.digest(embedder).orElseThrow();
      Files.writeString(description, Files.readString(description).replace(checksum, written));
    }

    TrialResult after = run(REUSED, "third").get(0);

    assertEquals(before.parts().get(0).key(), after.parts().get(0).key(), "encoder");
    assertNotEquals(before.parts().get(1).key(), after.parts().get(1).key(), "embedder");
    assertNotEquals(before.parts().get(2).key(), after.parts().get(2).key(), "denoiser");
    assertNotEquals(before.key(), after.key());
    CanonicalJson canonical = new CanonicalJson(registry);
    var spec = read(TRAINED).trials().get(0).spec();
    assertEquals(canonical.of(spec.encoder()), SavedParts.text(spec.encoder(), canonical));
  }

  @Test
  void whatDoesNotFitIsToldBeforeAnythingIsTrained() {
    assertEquals(
        List.of("none: is not a run folder; one has a run.json, written by difflab run"),
        problems(
            DATASET + "pipelines: {a: {denoiser: {type: saved, run: none}, embedder: table}}"));
  }

  @Test
  void anUnknownTrialIsToldTheNearest() {
    assertEquals(
        List.of(
            "…/first: trial 'tuned seed 2' is unknown; did you mean 'tuned seed 1'?"
                + " (plain_seed_1, tuned_seed_1)"),
        problems(REUSED.replace("tuned seed 1", "tuned seed 2")));
  }

  @Test
  void otherPromptsAndShapesAreRefused() {
    String prompts =
        " of trial 'plain seed 1' of …/first was trained on other prompts: it was not trained on"
            + " gaussian; the data set does not have spiral, s-curve, moons";
    assertEquals(
        List.of(
            "the denoiser of trial 'plain seed 1' of …/first takes latents of 2 values and"
                + " conditions of 2, here they have 3 and 2",
            "the denoiser" + prompts),
        problems(
                """
                dataset: {type: gaussian, dimensions: 3, train: 5}
                pipelines: {a: {embedder: table, denoiser: {type: saved, run: first}}}
                """)
            .stream()
            .sorted()
            .toList());
    assertEquals(
        List.of(
            "the embedder" + prompts,
            "the encoder of trial 'plain seed 1' of …/first takes samples of 2 values, here they"
                + " have 3"),
        problems(
                """
                dataset: {type: gaussian, dimensions: 3, train: 5}
                pipelines:
                  a:
                    encoder: {type: saved, run: first}
                    embedder: {type: saved, run: first}
                    denoiser: echo
                """)
            .stream()
            .sorted()
            .toList());
  }

  @Test
  void aPartThatKnowsMorePromptsThanTheDataIsRefused() {
    assertEquals(
        List.of(
            "the denoiser of trial 'tuned seed 1' of …/first was trained on other prompts: the"
                + " data set does not have s-curve, moons",
            "the embedder of trial 'plain seed 1' of …/first was trained on other prompts: the"
                + " data set does not have s-curve, moons"),
        problems(table("one.csv", "spiral") + REUSED.substring(DATASET.length())).stream()
            .sorted()
            .toList());
  }

  /** A table of points in the plane with some prompts. */
  private String table(String name, String... prompts) {
    StringBuilder rows = new StringBuilder("x,y,prompt\n");
    for (int row = 0; row < 12; row++) {
      rows.append(row).append(',').append(row * row % 7).append(',');
      rows.append(prompts[row % prompts.length]).append('\n');
    }
    AtomicFile.write(folder.resolve(name), rows.toString());
    return "dataset: {type: csv, file: "
        + folder.resolve(name)
        + ", prompt: prompt, header: true}\n";
  }

  @Test
  void aDenoiserIsRefusedBehindAnotherEncoderOrEmbedder() {
    String denoiser = "the denoiser of trial 'tuned seed 1' of …/first was trained with another ";
    assertEquals(
        List.of(
            denoiser
                + "embedder: it needs table, the pipeline has fixed; use 'saved' for the embedder"
                + " too, with the same run and trial",
            denoiser
                + "encoder: it needs identity, the pipeline has counted; use 'saved' for the"
                + " encoder too, with the same run and trial"),
        problems(
                REUSED
                    .replace("encoder: {type: saved, run: first}", "encoder: counted")
                    .replace("embedder: {type: saved, run: first}", "embedder: fixed"))
            .stream()
            .map(problem -> problem.replaceAll("\\{type: ([a-z]+)[^}]*\\}", "$1"))
            .sorted()
            .toList());
  }

  @Test
  void aDenoiserIsRefusedBehindTheSameEncoderOfAnotherRun() {
    String standardised = "pipelines: {a: {encoder: counted, embedder: table, denoiser: echo}}\n";
    String samples = "samples: 3\n";
    run(DATASET + standardised + samples, "one");
    run(DATASET.replace("30", "60") + standardised + samples, "two");
    String reused =
        DATASET
            + "pipelines: {a: {encoder: ENCODER, embedder: table, denoiser: {type: saved, run:"
            + " one}}}\n"
            + samples;

    assertEquals(
        List.of(
            "the denoiser of trial 'a seed 1' of …/one was trained with another encoder: it needs"
                + " that of this trial, the pipeline has that of trial 'a seed 1' of …/two, with"
                + " other weights; use 'saved' for the encoder too, with the same run and trial"),
        problems(reused.replace("ENCODER", "{type: saved, run: two}")));
    run(reused.replace("ENCODER", "{type: saved, run: one}"), "saved");
    run(reused.replace("ENCODER", "counted"), "again");
    TrialResult other =
        results(reused.replace("ENCODER", "counted").replace("30", "60"), "other").get(0);
    assertEquals(
        "the denoiser of trial 'a seed 1' of …/one was trained with another encoder: it needs that"
            + " of this trial, the pipeline has one with other weights; use 'saved' for the"
            + " encoder too, with the same run and trial",
        other.reason().replace(folder.toString(), "…"));
  }

  @Test
  void aSavedPipelineIsCheckedWhenItIsLoaded() throws IOException {
    Path pipeline = folder.resolve("first/trials/tuned_seed_1/pipeline");
    Path file = pipeline.resolve("pipeline.json");
    String whole = Files.readString(file);
    for (List<String> change :
        List.of(
            List.of("\"steps\" : 5", "\"steps\" : 9999"),
            List.of("\"spiral\", ", ""),
            List.of("[ \"spiral\", \"s-curve\", \"moons\" ]", "[ ]"),
            List.of("\"spiral\"", "null"),
            List.of("\"spiral\"", "\"moons\""))) {
      String changed = whole.replace(change.get(0), change.get(1));
      assertNotEquals(whole, changed, change.toString());
      Files.writeString(file, changed);
      String message =
          assertThrows(InputException.class, () -> laboratory.load(pipeline), change.toString())
              .getMessage();
      assertTrue(message.startsWith(pipeline.toString()), message);
      assertEquals(1, message.lines().count(), message);
    }
  }

  @Test
  void bitsThatFlippedSinceAreNoticed() throws IOException {
    for (String name :
        List.of("encoder.safetensors", "embedder.safetensors", "denoiser.safetensors")) {
      Path pipeline = folder.resolve("first/trials/tuned_seed_1/pipeline");
      Path file = pipeline.resolve(name);
      byte[] whole = Files.readAllBytes(file);
      byte[] flipped = whole.clone();
      // The lowest bit of the last number, or a blank of a header without numbers.
      flipped[flipped.length - (whole.length > 200 ? 4 : 1)] ^= 1;
      Files.write(file, flipped);
      String expected =
          file
              + ": does not have the checksum in pipeline.json; it was changed or damaged after it"
              + " was written";
      assertEquals(
          expected,
          assertThrows(InputException.class, () -> laboratory.load(pipeline)).getMessage());
      Files.write(file, whole);
    }
    Path pipeline = folder.resolve("first/trials/tuned_seed_1/pipeline");
    Path json = pipeline.resolve("pipeline.json");
    String whole = Files.readString(json);
    Files.writeString(json, whole.replace("\"spiral\"", "\"spiral.\""));
    assertTrue(refusal(pipeline).startsWith(json + ": does not have the checksum in "));
    Files.writeString(json, whole.replace("\"denoiser\" : \"sha256:", "\"other\" : \"sha256:"));
    assertEquals(
        json + ": field 'checksums.denoiser' must be a checksum, found nothing", refusal(pipeline));
    Files.writeString(json, whole.replace("\"format\" : 4", "\"format\" : 3"));
    assertEquals(json + ": is of format 3, this version reads format 4", refusal(pipeline));
  }

  private String refusal(Path pipeline) {
    return assertThrows(InputException.class, () -> laboratory.load(pipeline)).getMessage();
  }

  @Test
  void otherNoiseLevelsAreRefused() {
    List<String> problems =
        problems(REUSED.replace("sampler:", "schedule: {type: linear, steps: 100}\n    sampler:"));
    assertEquals(1, problems.size());
    String needed =
        "the denoiser of trial 'tuned seed 1' of …/first was trained on other noise levels; it"
            + " needs the schedule {type: cosine, steps: ";
    assertTrue(problems.get(0).startsWith(needed), problems.get(0));
  }

  private static final String MIRRORED =
      DATASET
          + """
          pipelines:
            other:
              encoder: {type: acme.mirrored, run: counted}
              embedder: table
              denoiser: echo
              sampler: {steps: 5}
          samples: 3
          """;

  private String key(String text) {
    return SavedParts.text(
        read(text).trials().get(0).spec().encoder(), new CanonicalJson(registry));
  }

  /** What the engine's own parts of earlier runs do, those of others can. */
  @Test
  void partsOfOthersOpenSavedPipelines() throws IOException {
    run(DATASET + "pipelines: {a: {encoder: counted, embedder: table, denoiser: echo}}", "counted");

    TrialResult result = run(MIRRORED, "second").get(0);

    TrainedPipeline loaded = laboratory.load(pipeline("second", result));
    assertEquals(30, loaded.encoder().weights().integer("count"));
    assertEquals(
        Matrix.wrap(1, 2, new float[] {-1, 2}),
        loaded.encoder().encode(Matrix.wrap(1, 2, new float[] {1, -2})));
    String before = key(MIRRORED);
    run(
        DATASET.replace("30", "60")
            + "pipelines: {a: {encoder: counted, embedder: table, denoiser: echo}}",
        "more");
    delete(folder.resolve("counted"));
    Files.move(folder.resolve("more"), folder.resolve("counted"));
    assertNotEquals(before, key(MIRRORED), "the key covers what was saved");
    assertEquals(
        List.of("none: is not a run folder; one has a run.json, written by difflab run"),
        problems(MIRRORED.replace("run: counted", "run: none")));
  }

  @Test
  void aSavedPipelineSaysWhatItHolds() {
    SavedPipeline opened =
        new SavedRuns(registry)
            .open(new SavedSource(folder.resolve("first"), Optional.of("tuned seed 1")));

    assertEquals("trial 'tuned seed 1' of " + folder.resolve("first"), opened.name());
    assertEquals(Shape.vector(2), opened.shape());
    assertEquals(PROMPTS, opened.prompts());
    assertEquals("echo", opened.part(DenoiserTrainer.class).name());
    assertEquals("{type: identity}", opened.text(EncoderTrainer.class));
    assertTrue(opened.weights(EmbedderTrainer.class).matrices().containsKey("vectors"));
    assertEquals(
        "no pipeline has a part of " + Metric.class.getName(),
        assertThrows(IllegalArgumentException.class, () -> opened.part(Metric.class)).getMessage());
    assertEquals(
        "no weights are saved of " + Sampler.class.getName(),
        assertThrows(IllegalArgumentException.class, () -> opened.weights(Sampler.class))
            .getMessage());
  }
}
