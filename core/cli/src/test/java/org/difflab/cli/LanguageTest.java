// SPDX-License-Identifier: Apache-2.0
package org.difflab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sources, resources, experiments and documents use the field's terms. Patterns match within a
 * line; {@code CHANGELOG.md} may name what something was called before.
 */
class LanguageTest {

  private static final Path ROOT = Path.of("../..");

  /** This class names what it looks for. */
  private static final Set<String> EXCEPT = Set.of("CHANGELOG.md", "LanguageTest.java");

  private static final Set<String> BUILT = Set.of("target", ".git", "runs", "node_modules");
  private static final Set<String> ENDINGS =
      Set.of("java", "md", "yaml", "json", "mustache", "py", "svg");

  private static final List<String> ROOTS =
      List.of(
          "core",
          "encoders",
          "embedders",
          "denoisers",
          "bench",
          "examples",
          "experiments",
          "docs",
          "README.md",
          "CONTRIBUTING.md",
          "SECURITY.md");

  private static final Map<Pattern, String> IDIOMS = idioms();

  private static Map<Pattern, String> idioms() {
    Map<Pattern, String> idioms =
        new TreeMap<>((one, other) -> one.pattern().compareTo(other.pattern()));
    add(idioms, "(is|are|was|were) told(?! apart)", "is given, is passed or is stated");
    add(idioms, "stands? (here|there) already", "already exists");
    add(idioms, "(goes|went|go) on where (it|they) (was|were)", "continues where it stopped");
    add(idioms, "continues? where (it|they) (was|were)(?! \\w)", "continues where it stopped");
    add(idioms, "(comes|come|came) along", "is also given or is also trained");
    add(idioms, "unless (a \\w+ is )?given", "by default, or without");
    add(idioms, "(is|are) no (YAML|UTF-8)", "not");
    add(idioms, "is no \\.npy", "is not a .npy");
    add(idioms, "(on|with) no rows at all", "on 0 rows");
    add(idioms, "slip of the pen", "a typing error");
    add(idioms, "model calls? a (step|sample|trial)", "per step, per sample or per trial");
    add(idioms, "one (row|image|sample|vector) a (row|sample|prompt|trial|pipeline)", "per");
    add(idioms, "(milliseconds|characters|frames) a (frame|line)", "per");
    add(idioms, "knows nothing of", "does not depend on");
    add(idioms, "changes? its mind", "changes");
    add(idioms, "What can be chosen", "the options");
    add(idioms, "is for others to know", "is not interpreted");
    add(idioms, "never stands alone", "is reported together with");
    add(idioms, "(Wakeful|BuiltInWalks|UNDER_ACTIVATION)", "what it is");
    add(idioms, "Layer\\.(Lookup|Draw)", "Embedding or ReparameterisedSample");
    add(idioms, "Steps\\.told", "denseNearClean");
    add(idioms, "LaneRows", "ShardRows");
    return idioms;
  }

  private static void add(Map<Pattern, String> idioms, String pattern, String instead) {
    idioms.put(Pattern.compile("(?<![\\w-])" + pattern + "(?![\\w-])"), instead);
  }

  private record Line(String place, String text) {}

  private static Stream<Line> lines(Path path) {
    if (!Files.isDirectory(path)) {
      return accepts(path) ? read(path).stream() : Stream.empty();
    }
    if (BUILT.contains(path.getFileName().toString())) {
      return Stream.empty();
    }
    try (Stream<Path> within = Files.list(path)) {
      return within.sorted().toList().stream().flatMap(LanguageTest::lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean accepts(Path file) {
    String name = file.getFileName().toString();
    return !EXCEPT.contains(name) && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static List<Line> read(Path file) {
    try {
      List<String> texts = Files.readAllLines(file);
      List<Line> lines = new ArrayList<>();
      for (int number = 1; number <= texts.size(); number++) {
        lines.add(new Line(ROOT.relativize(file) + ":" + number, texts.get(number - 1)));
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> problem(Line line) {
    return IDIOMS.entrySet().stream()
        .flatMap(
            idiom ->
                idiom
                    .getKey()
                    .matcher(line.text())
                    .results()
                    .map(
                        found ->
                            line.place() + ": '" + found.group() + "'; write: " + idiom.getValue()))
        .findFirst();
  }

  @Test
  void idiomsAreNotUsed() {
    List<Line> lines = ROOTS.stream().flatMap(name -> lines(ROOT.resolve(name))).toList();
    assertTrue(lines.size() > 10_000, "only " + lines.size() + " lines were read");
    assertEquals(
        List.of(), lines.stream().map(LanguageTest::problem).flatMap(Optional::stream).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "progress, which is told of downloads",
        "optimiser and budget; 5,000 steps unless a budget is given",
        "README.md: is no YAML",
        "it continues where it was.",
        "two model calls a step"
      })
  void idiomsAreFound(String text) {
    assertTrue(problem(new Line("a.md:1", text)).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "colours can be told apart",
        "there are no images in the folder",
        "it continues where it was interrupted",
        "a step of the sampler"
      })
  void plainSentencesAreNot(String text) {
    assertEquals(Optional.empty(), problem(new Line("a.md:1", text)));
  }
}
