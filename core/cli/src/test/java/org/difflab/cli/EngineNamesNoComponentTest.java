// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.difflab.registry.Kind;
import org.difflab.registry.Registry;
import org.junit.jupiter.api.Test;

/**
 * The engine and the registry name no component by text, as {@link ArchitectureTest} sees to it
 * that they name none by class: which component is a default, or what a list means, is declared by
 * the component.
 */
class EngineNamesNoComponentTest {

  private static final List<Path> SOURCES =
      List.of(Path.of("../registry/src/main/java"), Path.of("../engine/src/main/java"));

  /** The engine's own plug-in. */
  private static final String OWN = "difflab-engine";

  private static final Pattern COMMENT = Pattern.compile("\\s*(/\\*|\\*|//)");
  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

  private final Set<String> names = names();

  private static Set<String> names() {
    Registry registry = Registry.onClassPath();
    return Arrays.stream(Kind.values())
        .flatMap(kind -> registry.all(kind).stream())
        .filter(registered -> !registered.plugin().name().equals(OWN))
        .map(registered -> registered.component().name())
        .collect(Collectors.toSet());
  }

  @Test
  void inNoTextOfTheirSources() throws IOException {
    assertTrue(names.contains("chain") && names.contains("ddim"), names.toString());
    for (Path sources : SOURCES) {
      try (Stream<Path> files = Files.walk(sources)) {
        assertEquals(
            List.of(),
            files
                .filter(file -> file.toString().endsWith(".java"))
                .flatMap(file -> found(sources, file))
                .toList());
      }
    }
  }

  @Test
  void aNameIsFoundAsAWholeTextOrInQuotes() {
    assertEquals(
        List.of("chain", "pca"), named("f(\"chain\", \"an encoder 'pca' or linear algebra\");"));
    assertEquals(List.of(), named("// \"chain\""));
    assertEquals(List.of(), named("   * \"chain\""));
    assertEquals(List.of(), named("  /** \"chain\". */"));
  }

  private Stream<String> found(Path sources, Path file) {
    try {
      return Files.readAllLines(file).stream()
          .flatMap(line -> named(line).stream())
          .map(name -> sources.relativize(file) + " names '" + name + "'");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> named(String line) {
    List<String> found = new ArrayList<>();
    if (COMMENT.matcher(line).lookingAt()) {
      return found;
    }
    Matcher texts = TEXT.matcher(line);
    while (texts.find()) {
      String text = texts.group(1);
      Stream.concat(Stream.of(text), QUOTED.matcher(text).results().map(quoted -> quoted.group(1)))
          .filter(names::contains)
          .forEach(found::add);
    }
    return found;
  }
}
