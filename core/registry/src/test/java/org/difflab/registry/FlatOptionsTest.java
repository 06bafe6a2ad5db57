// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.difflab.files.yaml.Problems;
import org.difflab.files.yaml.YamlReader;
import org.difflab.registry.small.SmallPlugin;
import org.difflab.spi.plugin.Part;
import org.junit.jupiter.api.Test;

class FlatOptionsTest {

  private static Map<String, Object> flat(Kind kind, String path, String yaml) {
    Problems problems = new Problems("x.yaml");
    Part<?> part =
        new PartReader(Registry.of(List.of(SmallPlugin.own())), problems, PartReader.AS_WRITTEN)
            .read(kind, new YamlReader(problems).read(yaml).orElseThrow())
            .orElseThrow();
    assertTrue(problems.isEmpty(), problems.sorted().toString());
    return FlatOptions.of(path, part);
  }

  @Test
  void groupsAndNestedPartsAreReachedByPaths() {
    Map<String, Object> encoder =
        flat(
            Kind.ENCODER,
            "encoder",
            "{type: chain, links: [identity, {type: pca, components: 3}]}");
    assertEquals(
        List.of(
            "encoder=chain",
            "encoder.links.0=identity",
            "encoder.links.1=pca",
            "encoder.links.1.components=3",
            "encoder.links.1.whiten=false"),
        texts(encoder));
    Map<String, Object> denoiser =
        flat(Kind.DENOISER, "denoiser", "{type: net, training: {limit: 90s}}");
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
    Map<String, Object> with = flat(Kind.DENOISER, "d", "{type: mlp, seconds: 3}");
    Map<String, Object> without = flat(Kind.DENOISER, "d", "mlp");

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
