// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Problems;
import org.difflab.files.yaml.YamlReader;
import org.difflab.registry.Kind;
import org.difflab.registry.OptionDescription;
import org.difflab.registry.RegisteredComponent;
import org.difflab.registry.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema of everything we ship, and the documentation that it is made of. */
class SchemaTest {

  private static final Registry REGISTRY = Registry.onClassPath();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(CommandLineRun.of("schema").output());

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static List<String> problems(String yaml) throws IOException {
    Problems unreadable = new Problems("yaml");
    JsonNode json = json(new YamlReader(unreadable).read(yaml).orElseThrow());
    assertTrue(unreadable.isEmpty());
    return SCHEMA.validate(json).stream().map(Error::toString).toList();
  }

  /** Returns what an editor sees: anchors followed, and values of the types they look like. */
  private static JsonNode json(Node node) throws IOException {
    if (node instanceof Node.Mapping mapping) {
      ObjectNode object = NODES.objectNode();
      for (Node.Entry entry : mapping.entries()) {
        object.set(entry.key().text(), json(entry.value()));
      }
      return object;
    }
    if (node instanceof Node.Sequence sequence) {
      ArrayNode array = NODES.arrayNode();
      for (Node item : sequence.items()) {
        array.add(json(item));
      }
      return array;
    }
    Node.Scalar scalar = (Node.Scalar) node;
    return scalar.style() == Node.Style.PLAIN && !scalar.text().isBlank()
        ? new YAMLMapper().readTree(scalar.text())
        : NODES.textNode(scalar.text());
  }

  static List<Path> experiments() throws IOException {
    return ShippedExperimentsTest.experiments();
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void acceptsWhatWeShip(Path experiment) throws IOException {
    assertEquals(List.of(), problems(Files.readString(experiment)));
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void acceptsWhatWeShipWithEveryDefaultFilledIn(Path experiment) throws IOException {
    ShippedExperimentsTest.assumeFolderOfPicturesPresent(experiment);
    CommandLineRun check = CommandLineRun.of("check", experiment, "--resolved");

    assertEquals(0, check.exitCode(), check.errors());
    assertEquals(List.of(), problems(check.output()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{dataset: mnist, pipelines: {a: {denoiser: mpl}}}",
        "{dataset: mnist, pipelines: {a: {denoiser: {type: mlp, hiden: [3]}}}}",
        "{dataset: mnist, pipelines: {a: {denoiser: {type: mlp, training: {steps: many}}}}}",
        "{dataset: idx, pipelines: {a: {denoiser: mlp}}}",
        "{dataset: mnist, pipelines: {a: {denoiser: mlp, smapler: ddim}}}",
        "{dataset: mnist, pipelines: {a: {denoiser: mlp}}, sweep: {a.sampler.stpes: [1]}}",
        "{dataset: mnist, pipelines: {a: {denoiser: mlp}}, sweep: {a.sampler.steps: [0]}}",
        "{dataset: mnist, pipelines: {a: {denoiser: mlp}}, pictures: [sample]}",
        "{dataset: mnist, pipelines: {a: {denoiser: mlp}}, seed: 3}"
      })
  void refusesSlips(String yaml) throws IOException {
    assertFalse(problems(yaml).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyOptionIsDocumented(Kind kind) {
    assertFalse(REGISTRY.all(kind).isEmpty());
    for (RegisteredComponent<?> component : REGISTRY.all(kind)) {
      assertFalse(component.component().summary().isBlank(), component.words());
      String description =
          CommandLineRun.of("describe", kind.word(), component.component().name()).output();
      assertTrue(description.contains(component.component().summary()), description);
      requireDocumented(component.words(), component.options(), description);
    }
  }

  private static void requireDocumented(
      String words, List<OptionDescription> options, String description) {
    for (OptionDescription option : options) {
      String name = words + ": " + option.name();
      assertFalse(option.help().isBlank(), name);
      assertTrue(description.contains("  " + option.name() + ": "), name);
      assertTrue(description.contains(option.help()), name);
      requireDocumented(name, option.nestedOptions(), description);
    }
  }

  @Test
  void nothingOfOursIsLeftOut() {
    assertEquals(List.of(), REGISTRY.problems());
  }

  @Test
  void goesIntoAFile(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("difflab.schema.json");

    assertEquals(0, CommandLineRun.of("schema", "--out", file).exitCode());
    assertEquals(CommandLineRun.of("schema").output(), Files.readString(file));
  }
}
