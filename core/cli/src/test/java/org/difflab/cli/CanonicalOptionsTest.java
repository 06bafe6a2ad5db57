// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.difflab.files.yaml.Node;
import org.difflab.files.yaml.Problems;
import org.difflab.files.yaml.YamlReader;
import org.difflab.registry.CanonicalJson;
import org.difflab.registry.Kind;
import org.difflab.registry.PartReader;
import org.difflab.registry.Registry;
import org.difflab.spi.plugin.Part;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The canonical texts of options, which are part of the keys of the store. They are the same
 * whether a component declares its options itself or includes a group of them: a change here means
 * that everything trained and measured before is computed again.
 */
class CanonicalOptionsTest {

  private static final Registry REGISTRY = Registry.onClassPath();

  @ParameterizedTest
  @CsvFileSource(resources = "canonical-options.txt", delimiter = '|', quoteCharacter = '`')
  void ofGroupsAreThoseOfSingleOptions(String kind, String choice, String options) {
    Problems problems = new Problems("options");
    Node node = new YamlReader(problems).read(choice).orElseThrow();
    Optional<Part<?>> part =
        new PartReader(REGISTRY, problems, PartReader.AS_WRITTEN)
            .read(Kind.of(kind).orElseThrow(), node);

    assertEquals("", String.join("\n", problems.sorted().stream().map(Object::toString).toList()));
    assertEquals(
        options,
        new CanonicalJson(REGISTRY).of(part.orElseThrow()).replaceAll("^.*?\"options\":|}$", ""));
  }
}
