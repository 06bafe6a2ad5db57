// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.pipeline.ImageValues;
import org.difflab.engine.pipeline.PromptShares;
import org.difflab.engine.run.Trial;
import org.difflab.engine.small.SmallCheck;
import org.difflab.engine.small.SmallPipelines;
import org.difflab.registry.PipelineSpec;
import org.difflab.registry.Registry;
import org.difflab.registry.small.SmallOptions;
import org.difflab.registry.small.SmallParts;
import org.difflab.registry.small.SmallPlugin;
import org.difflab.spi.Metric;
import org.difflab.spi.plugin.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResolvedConfigTest {

  private static final String FILE =
      """
      title: 'A title: with a colon'
      description: |
        Two lines,
        the second "quoted".
      dataset: dots
      pipelines:
        base: {abstract: true, encoder: [identity], guidance: classifier-free}
        one: {extends: base, denoiser: mlp}
        two: {extends: base, denoiser: wiener, encoder: {type: pca, components: 3}}
      baseline: two
      sweep:
        sampler.steps: [5, 10]
        sampler: [ddim, {type: euler}]
        one.encoder: [[identity, identity], {type: pca, components: 2}]
        one.denoiser.target: [clean, "noise"]
        one.denoiser.seconds: [null, 3]
        guidance.scale: [1, 1e-1]
      seeds: [3, 1]
      metrics: [diversity, fld]
      prompt-shares: even
      image-values: raw
      """;

  private final Registry registry = Registry.of(List.of(SmallPlugin.own(), SmallPlugin.acme()));
  private final ExperimentReader reader = new ExperimentReader(registry, new SmallCheck());
  private final ResolvedConfig resolved = new ResolvedConfig(registry);

  @Test
  void leavesNothingToDefaults() {
    assertEquals(
        """
        title: small
        description: ''
        dataset:
          type: dots
          prompts: [a, b, c]
          count: 10
        pipelines:
          one:
            encoder: {type: identity}
            embedder: {type: one-hot, drop-first: false}
            schedule: {type: cosine, steps: 200}
            denoiser: {type: mlp, hidden: [64, 64], learning-rate: 0.001, target: noise, seconds: null}
            guidance: {type: none}
            sampler: {type: ddim, steps: 20}
        baseline: one
        sweep:
          one.sampler.steps: [20, 30]
        seeds: 2
        metrics: [{type: fld, weights: null}]
        samples: 1000
        prompt-shares: data
        image-values: saved
        picture:
          prompts: [a, b, c]
          count: 5
        pictures: [samples]
        """,
        resolved.of(
            reader.read(
                "small.yaml",
                """
                dataset: dots
                pipelines: {one: {denoiser: mlp}}
                sweep: {sampler.steps: [20, 30]}
                seeds: 2
                metrics: [fld]
                """)));
  }

  @Test
  void writesGroupsInFull() {
    String text =
        resolved.of(
            reader.read(
                "x.yaml",
                """
                dataset: dots
                pipelines: {one: {denoiser: {type: net, training: {limit: 90s}}}}
                """));

    assertEquals(
        "    denoiser: {type: net, training: {steps: 100, batch: 32, limit: 1m30s, ema: {decay:"
            + " 0.9, from: 10}}, tuning: null, averages: []}",
        text.lines().filter(line -> line.contains("denoiser:")).findFirst().orElseThrow());
  }

  @Test
  void readsBackAsTheSameExperiment() {
    Experiment experiment = reader.read("x.yaml", FILE);
    String text = resolved.of(experiment);

    Experiment again = reader.read("y.yaml", text);

    assertEquals(experiment, again);
    assertEquals(experiment.trials(), again.trials());
    assertEquals(text, resolved.of(again));
    assertEquals(2 * (2 * 2 * 2 * 2 * 2 * 2) + 2 * (2 * 2 * 2), experiment.trials().size());
  }

  @Test
  void aTrialReadsBackAlone() {
    Experiment experiment = reader.read("x.yaml", FILE);
    for (Trial trial : experiment.trials()) {
      Experiment alone = reader.read("y.yaml", resolved.of(experiment, trial));

      assertEquals(List.of(trial), alone.trials());
      assertEquals(experiment.metrics(), alone.metrics());
    }
  }

  @ParameterizedTest
  @MethodSource("org.difflab.registry.small.SmallParts#random")
  void anyOptionsReadBack(long seed) {
    PipelineSpec small =
        reader
            .read("x.yaml", "dataset: dots\npipelines: {one: {denoiser: wiener}}")
            .trials()
            .get(0)
            .spec();
    PipelineSpec spec =
        new PipelineSpec(
            small.encoder(),
            small.embedder(),
            small.schedule(),
            SmallParts.everything(seed),
            small.guidance(),
            small.sampler());
    Part<Metric> judge =
        new Part<>(Metric.class, "fld", new SmallOptions.Judge(Optional.of(Path.of("a", "b: c"))));
    Experiment example =
        reader.read("x.yaml", "dataset: dots\npipelines: {one: {denoiser: wiener}}");
    Experiment experiment =
        new Experiment(
            "title " + seed,
            "null",
            example.dataset(),
            List.of(new Trial("one", Map.of(), seed - 100, SmallPipelines.of(spec))),
            "one",
            List.of(judge),
            0,
            PromptShares.EVEN,
            ImageValues.RAW,
            example.picture(),
            example.pictures());

    assertEquals(experiment, reader.read("y.yaml", resolved.of(experiment)));
  }
}
