// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.difflab.engine.config.ExperimentReader;
import org.difflab.engine.small.SmallCheck;
import org.difflab.engine.small.SmallPlugin;
import org.junit.jupiter.api.Test;

class FlatOptionsTest {

  private static PipelineSpec spec(String pipeline) {
    return new ExperimentReader(Registry.of(List.of(SmallPlugin.own())), new SmallCheck())
        .read("x.yaml", "dataset: dots\npipelines: {one: {" + pipeline + "}}")
        .trials()
        .get(0)
        .spec();
  }

  @Test
  void groupsAndNestedPartsAreReachedByPaths() {
    PipelineSpec spec =
        spec(
            "encoder: [identity, {type: pca, components: 3}],"
                + " denoiser: {type: net, training: {limit: 90s}}");

    Map<String, Object> encoder = FlatOptions.of("encoder", spec.encoder());
    assertEquals(
        List.of(
            "encoder=chain",
            "encoder.links.0=identity",
            "encoder.links.1=pca",
            "encoder.links.1.components=3",
            "encoder.links.1.whiten=false"),
        texts(encoder));
    Map<String, Object> denoiser = FlatOptions.of("denoiser", spec.denoiser());
    assertEquals(
        List.of(
            "denoiser=net",
            "denoiser.training.steps=100",
            "denoiser.training.batch=32",
            "denoiser.training.limit=PT1M30S",
            "denoiser.training.ema.decay=0.9",
            "denoiser.training.ema.from=10",
            "denoiser.averages=[]"),
        texts(denoiser));
    assertEquals(OptionalDouble.of(90), FlatOptions.number(denoiser, "denoiser.training.limit"));
    assertEquals(
        OptionalDouble.of(0.9), FlatOptions.number(denoiser, "denoiser.training.ema.decay"));
    assertEquals(OptionalDouble.empty(), FlatOptions.number(denoiser, "denoiser"));
    assertEquals(OptionalDouble.empty(), FlatOptions.number(denoiser, "denoiser.tuning"));
  }

  @Test
  void emptyOptionsHaveNoEntry() {
    Map<String, Object> with =
        FlatOptions.of("d", spec("denoiser: {type: mlp, seconds: 3}").denoiser());
    Map<String, Object> without = FlatOptions.of("d", spec("denoiser: mlp").denoiser());

    assertEquals(OptionalDouble.of(3), FlatOptions.number(with, "d.seconds"));
    assertEquals(
        List.of("d=mlp", "d.hidden=[64, 64]", "d.learning-rate=0.001", "d.target=NOISE"),
        texts(without));
  }

  private static List<String> texts(Map<String, Object> flat) {
    List<String> texts = new ArrayList<>();
    flat.forEach((path, value) -> texts.add(path + "=" + value));
    return texts;
  }
}
