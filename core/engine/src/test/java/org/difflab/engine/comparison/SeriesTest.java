// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.run.TrialResult;
import org.difflab.spi.Measurement;
import org.difflab.spi.Measurement.Better;
import org.junit.jupiter.api.Test;

class SeriesTest {

  @Test
  void drawsLinesAlongSweptOptions() {
    Experiment experiment =
        Results.experiment(
            """
            dataset: dots
            pipelines:
              one: {denoiser: mlp, sampler: {steps: 40}}
              guided: {extends: one, guidance: {type: classifier-free, scale: 2}}
            sweep:
              sampler.steps: [40, 10]
              one.denoiser.seconds: [3, 20]
            """);
    List<TrialResult> results =
        experiment.trials().stream()
            .map(
                trial ->
                    Results.finished(
                        trial, new Measurement("distance", trial.swept().hashCode(), Better.LOWER)))
            .toList();
    Comparison comparison = Comparison.of(experiment, results);

    assertEquals("one sampler.steps=40 denoiser.seconds=3", comparison.baseline().name());
    assertEquals(
        List.of("denoiser.seconds", "sampler.steps"), List.copyOf(comparison.variedOptions()));
    assertEquals(
        List.of(
            "denoiser.seconds: one sampler.steps=40 [3.0, 20.0]",
            "denoiser.seconds: one sampler.steps=10 [3.0, 20.0]",
            "sampler.steps: one denoiser.seconds=3 [10.0, 40.0]",
            "sampler.steps: one denoiser.seconds=20 [10.0, 40.0]",
            "sampler.steps: guided [10.0, 40.0]"),
        comparison.series().stream().map(SeriesTest::text).toList());
  }

  private static String text(Series series) {
    return series.option()
        + ": "
        + series.name()
        + " "
        + series.points().stream().map(Series.Point::value).toList();
  }

  @Test
  void drawsLinesThroughPipelinesThatDifferInOneNumber() {
    Experiment experiment =
        Results.experiment(
            """
            dataset: dots
            pipelines:
              short: {denoiser: {type: net, training: {steps: 100, limit: 90s}}}
              long: {extends: short, denoiser: {training: {limit: 1h}}}
              other: {extends: short, denoiser: {training: {limit: 2h, batch: 8}}}
              chained: {extends: short, encoder: [{type: pca, components: 3}]}
              wider: {extends: chained, encoder: [{type: pca, components: 5}]}
            """);
    List<TrialResult> results =
        experiment.trials().stream()
            .map(trial -> Results.finished(trial, new Measurement("d", 1, Better.NEITHER)))
            .toList();

    assertEquals(
        List.of(
            "denoiser.training.limit: short [90.0, 3600.0]",
            "encoder.links.0.components: chained [3.0, 5.0]"),
        Comparison.of(experiment, results).series().stream().map(SeriesTest::text).toList());
  }
}
