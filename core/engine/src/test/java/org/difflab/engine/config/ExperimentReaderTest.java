package org.difflab.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.experiment.PictureKind;
import org.difflab.engine.experiment.Trial;
import org.difflab.engine.pipeline.PipelineSpec;
import org.difflab.engine.registry.Registry;
import org.difflab.engine.small.SmallCheck;
import org.difflab.engine.small.SmallOptions;
import org.difflab.engine.small.SmallPlugin;
import org.difflab.spi.plugin.Component.NoOptions;
import org.junit.jupiter.api.Test;

class ExperimentReaderTest {

  private final ExperimentReader reader =
      new ExperimentReader(
          Registry.of(List.of(SmallPlugin.own(), SmallPlugin.acme())), new SmallCheck());

  private Experiment read(String text) {
    return reader.read("letters.yaml", text);
  }

  /** Reads pipelines and returns the one of a name, as its first trial has it. */
  private PipelineSpec pipeline(String name, String text) {
    return read("dataset: dots\npipelines:\n" + text.indent(2)).trials().stream()
        .filter(trial -> trial.pipeline().equals(name))
        .findFirst()
        .orElseThrow()
        .spec();
  }

  @Test
  void whatIsNotGivenHasItsDefault() {
    Experiment experiment = read("dataset: dots\npipelines: {one: {denoiser: mlp}}");

    assertEquals("letters", experiment.title());
    assertEquals("", experiment.description());
    assertEquals(new SmallOptions.Dots(List.of("a", "b", "c"), 10), experiment.dataset().options());
    assertEquals(List.of(), experiment.metrics());
    assertEquals(0, experiment.samples());
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
            picture: {prompts: [1], count: 2}
            pictures: [reverse, samples]
            """);

    assertEquals("2024", experiment.title());
    assertEquals("Two lines\nof text.\n", experiment.description());
    assertEquals(new SmallOptions.Dots(List.of("0", "1"), 1000), experiment.dataset().options());
    assertEquals(List.of(7L, -3L), experiment.trials().stream().map(Trial::seed).toList());
    assertEquals(
        new SmallOptions.Judge(Optional.of(Path.of("judge.bin"))),
        experiment.metrics().get(1).options());
    assertEquals(50, experiment.samples());
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
  void aTypeReplacesAndNoTypeAdjusts() {
    String file =
        """
        base:
          encoder: {type: pca, components: 3, whiten: true}
          denoiser: {type: mlp, hidden: [5], learning-rate: 0.5}
          sampler: {steps: 7}
        adjusted: {extends: base, encoder: {components: 4}, denoiser: {hidden: [6]}, sampler: {}}
        replaced: {extends: base, encoder: {type: pca, components: 5}, denoiser: mlp}
        grandchild: {extends: adjusted, encoder: {whiten: false}, sampler: euler}
        """;

    PipelineSpec adjusted = pipeline("adjusted", file);
    assertEquals(new SmallOptions.Pca(4, true), adjusted.encoder().options());
    assertEquals(
        new SmallOptions.Mlp(List.of(6), 0.5, SmallOptions.Target.NOISE, OptionalDouble.empty()),
        adjusted.denoiser().options());
    assertEquals("ddim", adjusted.sampler().name());
    assertEquals(new SmallOptions.Steps(7), adjusted.sampler().options());
    PipelineSpec replaced = pipeline("replaced", file);
    assertEquals(new SmallOptions.Pca(5, false), replaced.encoder().options());
    assertEquals(1e-3, ((SmallOptions.Mlp) replaced.denoiser().options()).learningRate());
    PipelineSpec grandchild = pipeline("grandchild", file);
    assertEquals(new SmallOptions.Pca(4, false), grandchild.encoder().options());
    assertEquals("euler", grandchild.sampler().name());
    assertEquals(new SmallOptions.Steps(200), grandchild.sampler().options());
  }

  @Test
  void basesMayStandAnywhereAndBeAbstract() {
    Experiment experiment =
        read(
            """
            dataset: dots
            pipelines:
              child: {extends: base, denoiser: wiener}
              base: {abstract: true, schedule: linear}
              other: {extends: child}
            """);

    assertEquals(
        List.of("child", "other"), experiment.trials().stream().map(Trial::pipeline).toList());
    assertTrue(
        experiment.trials().stream().allMatch(t -> t.spec().schedule().name().equals("linear")));
  }

  @Test
  void nestedChoicesAreAdjustedToo() {
    String file =
        """
        base: {denoiser: {type: around, inner: {type: around, inner: {type: mlp, hidden: [5]}}}}
        adjusted: {extends: base, denoiser: {inner: {inner: {learning-rate: 0.5}}}}
        replaced: {extends: base, denoiser: {inner: wiener}}
        byDefault: {denoiser: {type: around, inner: {learning-rate: 0.25}}}
        """;

    assertEquals(
        mlp(List.of(5), 0.5), inner(inner(pipeline("adjusted", file).denoiser().options())));
    assertEquals(
        new SmallOptions.Wiener(0), inner(pipeline("replaced", file).denoiser().options()));
    assertEquals(mlp(List.of(8), 0.25), inner(pipeline("byDefault", file).denoiser().options()));
  }

  @Test
  void groupsOfOptionsAreFilledAndAdjusted() {
    String file =
        """
        plain: {denoiser: net}
        base: {denoiser: {type: net, training: {steps: 50, ema: {decay: 0.5}}}}
        adjusted: {extends: base, denoiser: {training: {batch: 8, limit: 1h30m}}}
        deeper: {extends: adjusted, denoiser: {training: {ema: {from: 3}, limit: null}}}
        tuned: {extends: base, denoiser: {tuning: {limit: PT2M}, averages: [{from: 4}, {}]}}
        retuned: {extends: tuned, denoiser: {tuning: {steps: 20}}}
        untuned: {extends: tuned, denoiser: {tuning: null, averages: []}}
        replaced: {extends: adjusted, denoiser: {type: net}}
        """;
    SmallOptions.Average usual = new SmallOptions.Average(0.9, 10);
    SmallOptions.Average half = new SmallOptions.Average(0.5, 10);
    Optional<Duration> none = Optional.empty();
    SmallOptions.Net plain = net(new SmallOptions.Fit(100, 32, none, usual));
    SmallOptions.Fit base = new SmallOptions.Fit(50, 32, none, half);

    assertEquals(plain, pipeline("plain", file).denoiser().options());
    assertEquals(net(base), pipeline("base", file).denoiser().options());
    assertEquals(
        net(new SmallOptions.Fit(50, 8, Optional.of(Duration.ofMinutes(90)), half)),
        pipeline("adjusted", file).denoiser().options());
    assertEquals(
        net(new SmallOptions.Fit(50, 8, none, new SmallOptions.Average(0.5, 3))),
        pipeline("deeper", file).denoiser().options());
    List<SmallOptions.Average> averages =
        List.of(new SmallOptions.Average(0.9, 4), new SmallOptions.Average(0.9, 0));
    Optional<Duration> limit = Optional.of(Duration.ofMinutes(2));
    assertEquals(
        new SmallOptions.Net(
            base, Optional.of(new SmallOptions.Fit(100, 32, limit, usual)), averages),
        pipeline("tuned", file).denoiser().options());
    assertEquals(
        new SmallOptions.Net(
            base, Optional.of(new SmallOptions.Fit(20, 32, limit, usual)), averages),
        pipeline("retuned", file).denoiser().options());
    assertEquals(net(base), pipeline("untuned", file).denoiser().options());
    assertEquals(plain, pipeline("replaced", file).denoiser().options());
  }

  private static SmallOptions.Net net(SmallOptions.Fit training) {
    return new SmallOptions.Net(training, Optional.empty(), List.of());
  }

  @Test
  void sweepsReachIntoGroups() {
    Experiment experiment =
        read(
            """
            dataset: dots
            pipelines:
              one: {denoiser: {type: net, training: {batch: 5}}}
              two: {denoiser: net}
            sweep:
              denoiser.training.steps: [20, 30]
              two.denoiser.training.ema.from: [1, 2]
            """);

    assertEquals(
        List.of("20 5 10", "30 5 10", "20 32 1", "20 32 2", "30 32 1", "30 32 2"),
        experiment.trials().stream()
            .map(trial -> ((SmallOptions.Net) trial.spec().denoiser().options()).training())
            .map(fit -> fit.steps() + " " + fit.batch() + " " + fit.ema().from())
            .toList());
  }

  private static SmallOptions.Mlp mlp(List<Integer> hidden, double rate) {
    return new SmallOptions.Mlp(hidden, rate, SmallOptions.Target.NOISE, OptionalDouble.empty());
  }

  private static Record inner(Record options) {
    return ((SmallOptions.Around) options).inner().options();
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
  void trialsAreInTheOrderOfTheFileTheLastSweptVaryingFastest() {
    Experiment experiment =
        read(
            """
            dataset: dots
            pipelines:
              one: {denoiser: wiener, guidance: classifier-free}
              two: {denoiser: mlp}
            sweep:
              one.guidance.scale: [1, 2.5]
              sampler: [ddim, {type: euler, steps: 9}]
            seeds: 2
            """);

    assertEquals(
        List.of(
            "one guidance.scale=1 sampler=ddim seed 1",
            "one guidance.scale=1 sampler=ddim seed 2",
            "one guidance.scale=1 sampler={type: euler, steps: 9} seed 1",
            "one guidance.scale=1 sampler={type: euler, steps: 9} seed 2",
            "one guidance.scale=2.5 sampler=ddim seed 1",
            "one guidance.scale=2.5 sampler=ddim seed 2",
            "one guidance.scale=2.5 sampler={type: euler, steps: 9} seed 1",
            "one guidance.scale=2.5 sampler={type: euler, steps: 9} seed 2",
            "two sampler=ddim seed 1",
            "two sampler=ddim seed 2",
            "two sampler={type: euler, steps: 9} seed 1",
            "two sampler={type: euler, steps: 9} seed 2"),
        experiment.trials().stream().map(Trial::name).toList());
    PipelineSpec last = experiment.trials().get(7).spec();
    assertEquals(new SmallOptions.Scale(2.5, 0, 1), last.guidance().options());
    assertEquals(new SmallOptions.Steps(9), last.sampler().options());
    assertNotEquals(experiment.trials().get(5).spec(), last);
  }

  @Test
  void aSlotIsSweptBeforeItsOptions() {
    Experiment experiment =
        read(
            """
            dataset: dots
            pipelines: {one: {denoiser: wiener}}
            sweep:
              one.sampler.steps: [3, 4]
              one.sampler: [ddim, euler]
            """);

    assertEquals(
        List.of("ddim 3", "euler 3", "ddim 4", "euler 4"),
        experiment.trials().stream()
            .map(trial -> trial.spec().sampler())
            .map(part -> part.name() + " " + ((SmallOptions.Steps) part.options()).steps())
            .toList());
  }

  @Test
  void sweepsReachIntoNestedChoicesAndMayFillASlot() {
    Experiment experiment =
        read(
            """
            dataset: dots
            pipelines: {one: {encoder: [identity]}}
            sweep:
              denoiser: [around]
              denoiser.inner.hidden: [[3], [4, 5]]
              one.encoder: [[identity, identity], {type: pca, components: 2}]
            """);

    assertEquals(4, experiment.trials().size());
    assertEquals(
        mlp(List.of(4, 5), 1e-3), inner(experiment.trials().get(3).spec().denoiser().options()));
    assertEquals("chain", experiment.trials().get(2).spec().encoder().name());
    assertEquals(
        Map.of(
            "denoiser", "around",
            "denoiser.inner.hidden", "[3]",
            "encoder", "[identity, identity]"),
        experiment.trials().get(0).swept());
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
          reader.read(file).metrics().stream()
              .map(metric -> ((SmallOptions.Judge) metric.options()).weights())
              .toList());
      assertEquals("x", reader.read(file).title());
    }
  }
}
