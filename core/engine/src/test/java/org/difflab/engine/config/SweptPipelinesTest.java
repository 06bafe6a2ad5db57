// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import static org.difflab.engine.config.SmallExperiments.inner;
import static org.difflab.engine.config.SmallExperiments.mlp;
import static org.difflab.engine.config.SmallExperiments.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import org.difflab.engine.experiment.Experiment;
import org.difflab.engine.run.Trial;
import org.difflab.registry.PipelineSpec;
import org.difflab.registry.small.SmallOptions;
import org.junit.jupiter.api.Test;

/** Which trials a sweep makes, and of what. */
class SweptPipelinesTest {

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
}
