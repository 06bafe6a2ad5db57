// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Problems;
import org.difflab.files.yaml.YamlReader;
import org.difflab.files.yaml.YamlWriter;
import org.difflab.registry.Kind;
import org.difflab.registry.Registry;
import org.difflab.registry.small.SmallPlugin;
import org.difflab.spi.plugin.Component;
import org.difflab.spi.plugin.Component.NoOptions;
import org.difflab.spi.plugin.Option;
import org.difflab.spi.plugin.Part;
import org.difflab.spi.plugin.Plugin;
import org.difflab.spi.training.DenoiserTrainer;
import org.difflab.spi.training.EncoderTrainer;
import org.junit.jupiter.api.Test;

/** What a list in a slot means is what a component of the slot's kind declares. */
class SlotsTest {

  record Sum(
      @Option(help = "what is added") List<Part<DenoiserTrainer>> terms,
      @Option(help = "encoders", defaultsTo = "") List<Part<EncoderTrainer>> encoders,
      @Option(help = "one", defaultsTo = "acme.one") Part<DenoiserTrainer> one) {}

  private static final Component<?> ONE = SmallPlugin.denoiser("acme.one", NoOptions.class);

  private static Registry registry(Component<?>... components) {
    return Registry.of(List.of(SmallPlugin.own(), acme("acme", ONE), acme("more", components)));
  }

  private static Plugin acme(String name, Component<?>... components) {
    return new SmallPlugin(name, "1", List.of(components));
  }

  private static Component<?> sum(String name) {
    return SmallPlugin.denoiser(name, Sum.class);
  }

  private static Node node(String yaml) {
    return new YamlReader(new Problems("x")).read(yaml).orElseThrow();
  }

  private static String inFull(Registry registry, Kind slot, String yaml) {
    return new YamlWriter().line(new Slots(registry).inFull(slot, node(yaml)));
  }

  @Test
  void aListIsTheOptionOfTheComponentThatDeclaresIt() {
    Registry registry = registry(sum("acme.sum").asListOf("terms"));

    assertEquals(List.of(), registry.problems());
    assertEquals(
        "{type: acme.sum, terms: [acme.one, {type: mlp}]}",
        inFull(registry, Kind.DENOISER, "[acme.one, {type: mlp}]"));
    assertEquals("{type: chain, links: [pca]}", inFull(registry, Kind.ENCODER, "[pca]"));
  }

  @Test
  void aListInAnotherSlotStaysAList() {
    Node list = node("[cosine]");

    assertSame(list, new Slots(registry()).inFull(Kind.SCHEDULE, list));
  }

  @Test
  void ofTwoMeaningsOfAListTheFirstStaysAndBothAreNamed() {
    Registry registry =
        registry(sum("acme.sum").asListOf("terms"), sum("acme.mean").asListOf("terms"));

    assertEquals(
        List.of("acme.sum"), registry.ofList(Kind.DENOISER).stream().map(Component::name).toList());
    assertEquals(Optional.empty(), registry.find(Kind.DENOISER, "acme.mean"));
    assertTrue(
        registry
            .problems()
            .get(0)
            .endsWith(
                "denoiser 'acme.mean' is left out: it is declared as what a list means in its slot,"
                    + " which denoiser 'acme.sum' already is"),
        registry.problems().toString());
  }

  @Test
  void theOptionMustBeAListOfPartsOfTheSameKind() {
    for (String option : List.of("term", "encoders", "one")) {
      Registry registry = registry(sum("acme.sum").asListOf(option));

      assertEquals(1, registry.problems().size());
      assertTrue(
          registry
              .problems()
              .get(0)
              .endsWith(
                  "denoiser 'acme.sum' is left out: asListOf(\""
                      + option
                      + "\") must name one of its options, of type List<Part<DenoiserTrainer>>"),
          registry.problems().toString());
    }
  }
}
