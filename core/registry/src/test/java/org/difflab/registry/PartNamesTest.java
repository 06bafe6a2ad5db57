// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.difflab.spi.Metric;
import org.difflab.spi.plugin.Part;
import org.junit.jupiter.api.Test;

/** Parts are distinguished by the options in which they differ, and by nothing else. */
class PartNamesTest {

  private record Limited(OptionalInt limit, List<Double> sigmas, Optional<Path> judge) {}

  private static Part<Metric> part(String name, int limit, List<Double> sigmas, String... judge) {
    return new Part<>(
        Metric.class,
        name,
        new Limited(
            limit == 0 ? OptionalInt.empty() : OptionalInt.of(limit),
            sigmas,
            judge.length == 0 ? Optional.empty() : Optional.of(Path.of(judge[0]))));
  }

  private static List<String> names(List<Part<Metric>> parts) {
    PartNames names = new PartNames(parts);
    return parts.stream().map(names::of).toList();
  }

  @Test
  void onlyOptionsThatDifferAreNamed() {
    List<Double> one = List.of(1.0);
    assertEquals(
        List.of("a (limit 20)", "b", "a (limit default)"),
        names(List.of(part("a", 20, one), part("b", 20, one), part("a", 0, one))));
    assertEquals(
        List.of("a (limit 20, sigmas [1])", "a (limit 30, sigmas [0.5, 2])"),
        names(List.of(part("a", 20, one), part("a", 30, List.of(0.5, 2.0)))));
  }

  @Test
  void filesAreNamedByTheirFoldersWhereTheirNamesAreEqual() {
    List<Double> none = List.of();
    assertEquals(
        List.of("a (judge one.safetensors)", "a (judge two.safetensors)"),
        names(
            List.of(
                part("a", 1, none, "x/one.safetensors"), part("a", 1, none, "x/two.safetensors"))));
    assertEquals(
        List.of("a (judge x/one.safetensors)", "a (judge y/one.safetensors)"),
        names(
            List.of(
                part("a", 1, none, "x/one.safetensors"), part("a", 1, none, "y/one.safetensors"))));
  }
}
