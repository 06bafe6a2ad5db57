// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import static org.difflab.engine.config.SmallExperiments.mlp;
import static org.difflab.engine.config.SmallExperiments.pipeline;
import static org.difflab.engine.config.SmallExperiments.read;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.experiment.PictureKind;
import org.difflab.engine.pipeline.ImageValues;
import org.difflab.engine.pipeline.PromptShares;
import org.difflab.engine.run.Trial;
import org.difflab.registry.PipelineSpec;
import org.difflab.registry.small.SmallOptions;
import org.difflab.spi.plugin.Component.NoOptions;
import org.junit.jupiter.api.Test;

class ExperimentReaderTest {

  @Test
  void whatIsNotGivenHasItsDefault() {
    Experiment experiment = read("dataset: dots\npipelines: {one: {denoiser: mlp}}");

    assertEquals("letters", experiment.title());
    assertEquals("", experiment.description());
    assertEquals(
        new SmallOptions.Dots(List.of("a", "b", "c"), 10), experiment.dataset().part().options());
    assertEquals(List.of(), experiment.metrics());
    assertEquals(0, experiment.samples());
    assertEquals(PromptShares.DATA, experiment.promptShares());
    assertEquals(ImageValues.SAVED, experiment.imageValues());
    assertEquals(new Experiment.Picture(List.of("a", "b", "c"), 5), experiment.picture());
    assertEquals(List.of(PictureKind.SAMPLES), experiment.pictures());
    assertEquals(1, experiment.trials().size());
    Trial trial = experiment.trials().get(0);
    assertEquals("one seed 1", trial.name());
    assertEquals(Map.of(), trial.swept());
    PipelineSpec spec = trial.spec();
    assertEquals("identity", spec.encoder().name());
    assertEquals("one-hot", spec.embedder().name());
    assertEquals("cosine", spec.schedule().name());
    assertEquals("none", spec.guidance().name());
    assertEquals("ddim", spec.sampler().name());
    assertEquals(new NoOptions(), spec.encoder().options());
    assertEquals(
        new SmallOptions.Mlp(
            List.of(64, 64), 1e-3, SmallOptions.Target.NOISE, OptionalDouble.empty()),
        spec.denoiser().options());
  }

  @Test
  void readsEveryKey() {
    Experiment experiment =
        read(
            """
            title: 2024
            description: |
              Two lines
              of text.
            dataset: {type: dots, prompts: [0, 1], count: 1_000}
            pipelines:
              one: {denoiser: wiener}
            seeds: [7, -3]
            metrics: [diversity, {type: fld, weights: judge.bin}]
            samples: 50
            prompt-shares: even
            image-values: raw
            picture: {prompts: [1], count: 2}
            pictures: [reverse, samples]
            """);

    assertEquals("2024", experiment.title());
    assertEquals("Two lines\nof text.\n", experiment.description());
    assertEquals(
        new SmallOptions.Dots(List.of("0", "1"), 1000), experiment.dataset().part().options());
    assertEquals(List.of(7L, -3L), experiment.trials().stream().map(Trial::seed).toList());
    assertEquals(
        new SmallOptions.Judge(Optional.of(Path.of("judge.bin"))),
        experiment.metrics().get(1).options());
    assertEquals(50, experiment.samples());
    assertEquals(PromptShares.EVEN, experiment.promptShares());
    assertEquals(ImageValues.RAW, experiment.imageValues());
    assertEquals(new Experiment.Picture(List.of("1"), 2), experiment.picture());
    assertEquals(List.of(PictureKind.REVERSE, PictureKind.SAMPLES), experiment.pictures());
  }

  @Test
  void metricsGetAThousandSamplesUnlessSaid() {
    assertEquals(
        1000,
        read("dataset: dots\npipelines: {one: {denoiser: mlp}}\nmetrics: [diversity]").samples());
  }

  @Test
  void numbersMayBeWrittenInAnyWay() {
    for (String rate : List.of("1e-1", ".1", "0.1", "1.0E-1", "+0.1", "0.01e1", "10.e-2")) {
      SmallOptions.Mlp options =
          (SmallOptions.Mlp)
              pipeline("one", "one: {denoiser: {type: mlp, learning-rate: " + rate + "}}")
                  .denoiser()
                  .options();
      assertEquals(0.1, options.learningRate());
    }
  }

  @Test
  void aListOfEncodersIsAChain() {
    PipelineSpec spec =
        pipeline("one", "one: {encoder: [{type: pca, components: 3}, identity], denoiser: mlp}");

    assertEquals("chain", spec.encoder().name());
    assertEquals(
        List.of("pca", "identity"),
        ((SmallOptions.Chain) spec.encoder().options())
            .links().stream().map(part -> part.name()).toList());
    assertEquals(
        spec,
        pipeline(
            "one",
            """
            one:
              encoder: {type: chain, links: [{type: pca, components: 3}, {type: identity}]}
              denoiser: mlp
            """));
  }

  @Test
  void aListOfOneValueMayBeWrittenAsTheValue() {
    var denoiser = pipeline("one", "one: {denoiser: {type: mlp, hidden: 9}}").denoiser();
    assertEquals(pipeline("one", "one: {denoiser: {type: mlp, hidden: [9]}}").denoiser(), denoiser);
  }

  @Test
  void anchorsAliasesAndMergeKeysWork() {
    String file =
        """
        one:
          encoder: &pca {type: pca, components: 3}
          denoiser: &mlp {type: mlp, hidden: &wide [9], learning-rate: 0.5}
        two:
          encoder: *pca
          denoiser: {<<: *mlp, learning-rate: 0.25}
        """;

    assertEquals(pipeline("one", file).encoder(), pipeline("two", file).encoder());
    assertEquals(mlp(List.of(9), 0.25), pipeline("two", file).denoiser().options());
  }

  @Test
  void aPathStandsForTheFileBesideOrElseForItself() throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(Configuration.unix())) {
      Path folder = Files.createDirectory(files.getPath("/experiments"));
      Path beside = Files.createFile(folder.resolve("beside.bin"));
      Path file =
          Files.writeString(
              folder.resolve("x.yaml"),
              """
              dataset: dots
              pipelines: {one: {denoiser: wiener}}
              metrics:
                - {type: fld, weights: beside.bin}
                - {type: fld, weights: elsewhere.bin}
                - {type: fld, weights: /absolute.bin}
              """);

      assertEquals(
          List.of(
              Optional.of(beside),
              Optional.of(files.getPath("elsewhere.bin")),
              Optional.of(files.getPath("/absolute.bin"))),
          SmallExperiments.reader().read(file).metrics().stream()
              .map(metric -> ((SmallOptions.Judge) metric.options()).weights())
              .toList());
      assertEquals("x", SmallExperiments.reader().read(file).title());
    }
  }
}
