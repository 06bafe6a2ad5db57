// SPDX-License-Identifier: Apache-2.0
package org.difflab.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.difflab.registry.small.SmallOptions;
import org.difflab.registry.small.SmallParts;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.training.DenoiserTrainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartTreeTest {

  private static Part<DenoiserTrainer> wiener(double ridge) {
    return new Part<>(DenoiserTrainer.class, "wiener", new SmallOptions.Wiener(ridge));
  }

  private static Part<DenoiserTrainer> around(Part<DenoiserTrainer> inner) {
    return new Part<>(DenoiserTrainer.class, "around", new SmallOptions.Around(inner));
  }

  /** A group of options with parts at every place where they can be. */
  record Inner(Part<DenoiserTrainer> part) {}

  record Outer(
      Inner group, Optional<Part<DenoiserTrainer>> maybe, List<Part<DenoiserTrainer>> several) {}

  private static Part<DenoiserTrainer> everywhere(double first, double rest) {
    return new Part<>(
        DenoiserTrainer.class,
        "everywhere",
        new Outer(
            new Inner(wiener(first)),
            Optional.of(around(wiener(rest))),
            List.of(wiener(rest), around(around(wiener(first))))));
  }

  @Test
  void findsPartsWhereverTheyAre() {
    assertEquals(
        List.of("everywhere", "wiener", "around", "wiener", "wiener", "around", "around", "wiener"),
        PartTree.all(everywhere(1, 2)).stream().map(Part::name).toList());
  }

  @Test
  void replacesPartsWhereverTheyAre() {
    assertEquals(
        everywhere(7, 2),
        PartTree.replace(everywhere(1, 2), part -> part.equals(wiener(1)) ? wiener(7) : part));
  }

  @ParameterizedTest
  @MethodSource("org.difflab.registry.small.SmallParts#random")
  void replacingNothingChangesNothing(long seed) {
    Part<DenoiserTrainer> part = SmallParts.everything(seed);
    assertEquals(part, PartTree.replace(part, each -> each));
  }
}
