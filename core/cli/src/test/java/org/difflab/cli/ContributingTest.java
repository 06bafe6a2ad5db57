// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents for contributors name is there. */
class ContributingTest {

  private static final Path ROOT = Path.of("../..");
  private static final Pattern CLASS = Pattern.compile("`((?:[A-Z][a-z]+)+)(?:\\.[A-Z]+)?`");
  private static final Pattern FILE =
      Pattern.compile(
          "[`\\s(]((?:core|encoders|embedders|denoisers|bench|docs|examples|experiments|\\.ci)"
              + "(?:/[\\w.-]+)+|[A-Z_-]+\\.md)[`\\s)]");
  private static final Pattern MODULES = Pattern.compile("-pl ([\\w/,]+)");
  private static final Pattern TEST = Pattern.compile("-Dtest=(\\w+)");

  private static Stream<String> found(Pattern pattern, String document) throws IOException {
    return pattern
        .matcher(Files.readString(ROOT.resolve(document)))
        .results()
        .map(found -> found.group(1));
  }

  private static Set<String> classes() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void theClassesAreThere() throws IOException {
    Set<String> classes = classes();
    List<String> named =
        Stream.concat(found(CLASS, "CONTRIBUTING.md"), found(TEST, "CONTRIBUTING.md")).toList();
    assertTrue(named.size() > 30, named.toString());
    assertEquals(List.of(), named.stream().filter(name -> !classes.contains(name)).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONTRIBUTING.md",
        "CODE_OF_CONDUCT.md",
        "SECURITY.md",
        "NOTICE",
        "THIRD-PARTY.md",
        ".github/PULL_REQUEST_TEMPLATE.md"
      })
  void theFilesAndModulesAreThere(String document) throws IOException {
    List<String> named =
        Stream.concat(
                found(FILE, document),
                found(MODULES, document).flatMap(modules -> Stream.of(modules.split(","))))
            .toList();
    assertEquals(
        List.of(),
        named.stream()
            // What the build writes may not be there yet.
            .map(name -> name.replaceFirst("/target(/.*)?$", ""))
            .filter(name -> !Files.exists(ROOT.resolve(name)))
            .toList(),
        document);
  }
}
