// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The version is that of the root's pom.xml. Documents and examples, which users copy, have to
 * state it as well; scripts and launchers do not.
 */
class StatedVersionTest {

  private static final Path ROOT = Path.of("../..");

  private static String version() throws IOException {
    Matcher version =
        Pattern.compile("<artifactId>difflab-parent</artifactId>\\s*<version>(.+?)</version>")
            .matcher(Files.readString(ROOT.resolve("pom.xml")));
    assertTrue(version.find());
    return version.group(1);
  }

  @Test
  void documentsAndExamplesStateTheCurrentVersion() throws IOException {
    Pattern stated =
        Pattern.compile(
            "<difflab\\.version>([^<]+)<|-DarchetypeVersion=(\\S+)"
                + "|<artifactId>difflab-[a-z]+</artifactId>\\s*<version>([0-9][^<]*)<");
    List<String> found = new ArrayList<>();
    for (Path file : documentsAndExamples()) {
      Matcher matcher = stated.matcher(Files.readString(file));
      while (matcher.find()) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
          if (matcher.group(group) != null) {
            found.add(matcher.group(group));
          }
        }
      }
    }
    assertTrue(found.size() >= 5, found::toString);
    assertEquals(List.of(version()), found.stream().distinct().toList());
  }

  private static List<Path> documentsAndExamples() throws IOException {
    List<Path> files = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"));
        Stream<Path> examples = Files.list(ROOT.resolve("examples"))) {
      docs.filter(file -> file.toString().endsWith(".md")).forEach(files::add);
      examples.map(folder -> folder.resolve("pom.xml")).filter(Files::exists).forEach(files::add);
    }
    return files;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "difflab",
        "difflab.cmd",
        ".ci/run",
        "examples/check",
        "bench/distribution/check",
        "bench/distribution/image"
      })
  void scriptsDoNotNameAVersion(String script) throws IOException {
    assertFalse(Files.readString(ROOT.resolve(script)).contains(version()));
  }
}
