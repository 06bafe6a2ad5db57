// SPDX-License-Identifier: Apache-2.0
package org.difflab.archetype;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Holds the guide to the project that it speaks of, and the project to the kit. */
class GuideTest {

  private static final Path ROOT = Path.of("../..");
  private static final Path GUIDE = ROOT.resolve("docs/write-a-plug-in.md");

  @TempDir private Path folder;
  private GeneratedProject project;

  @BeforeEach
  void generate() throws IOException {
    project = GeneratedProject.in(folder);
  }

  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(GUIDE))
        .results()
        .map((MatchResult block) -> squeezed(block.group(1)))
        .toList();
  }

  private static String squeezed(String code) {
    return code.replace("\\\n", " ").replaceAll("\\s+", " ").strip();
  }

  @Test
  void javaInTheGuideIsOfTheGeneratedProject() throws IOException {
    String sources = squeezed(project.sources());
    List<String> blocks = blocks("java");
    assertEquals(6, blocks.size());
    for (String block : blocks) {
      assertTrue(sources.contains(block), block);
    }
  }

  @Test
  void commandsInTheGuideAreThoseThatTheExamplesAreCheckedBy() throws IOException {
    String check = squeezed(Files.readString(ROOT.resolve("examples/check")));
    List<String> blocks = blocks("sh");
    assertTrue(check.contains(blocks.get(0).replace("./mvnw ", "")), blocks.get(0));
    String generate =
        blocks
            .get(1)
            .replace("./mvnw -B ", "")
            .replace("=.. ", "=\"$work\" ")
            .replaceAll("(archetypeVersion)=\\S+", "$1=\"\\$version\"");
    assertTrue(check.contains(generate), generate);
  }

  @Test
  void theGeneratedProjectCompilesAndKeepsAllRules() throws Exception {
    assertEquals("", project.compile());
    try (URLClassLoader loader = project.loader()) {
      Events tests =
          EngineTestKit.engine("junit-jupiter")
              .selectors(
                  selectClass(loader.loadClass("com.acme.ShrinkContractTest")),
                  selectClass(loader.loadClass("com.acme.ShrinkPluginTest")))
              .execute()
              .testEvents();
      assertEquals(List.of(), tests.failed().list());
      assertTrue(tests.succeeded().count() >= 20, "only " + tests.succeeded().count());
    }
  }
}
