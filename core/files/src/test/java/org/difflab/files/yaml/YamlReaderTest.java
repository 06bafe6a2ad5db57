// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

  private final Problems problems = new Problems("x.yaml");
  private final YamlReader reader = new YamlReader(problems);

  private List<String> said() {
    return problems.sorted().stream().map(Problem::toString).toList();
  }

  @Test
  void everyValueKnowsItsPlace() {
    Node.Mapping root = (Node.Mapping) reader.read("a: 1\n\"😀\": [b, {c: d}]\n").orElseThrow();

    assertEquals(new Place(1, 1), root.place());
    assertEquals(new Place(1, 4), root.get("a").orElseThrow().place());
    Node.Sequence list = (Node.Sequence) root.get("😀").orElseThrow();
    assertEquals(new Place(2, 6), list.place());
    Node.Mapping inner = (Node.Mapping) list.items().get(1);
    assertEquals(new Place(2, 10), inner.place());
    assertEquals(new Place(2, 11), inner.entry("c").orElseThrow().key().place());
  }

  @Test
  void quotesMakeAText() {
    Node.Sequence list =
        (Node.Sequence) reader.read("[null, ~, 'null', \"~\", x, 'x']").orElseThrow();
    List<Node.Scalar> scalars = list.items().stream().map(Node.Scalar.class::cast).toList();

    assertEquals(
        List.of(true, true, false, false, false, false),
        scalars.stream().map(Node.Scalar::isNull).toList());
    assertEquals(
        List.of(
            "nothing", "nothing", "the text \"null\"", "the text \"~\"", "'x'", "the text \"x\""),
        scalars.stream().map(Node.Scalar::found).toList());
  }

  @Test
  void aByteOrderMarkIsNoCharacter() {
    Node root = reader.read("\uFEFFa: 1").orElseThrow();

    assertEquals(Optional.empty(), ((Node.Mapping) root).get("\uFEFFa"));
    assertTrue(((Node.Mapping) root).get("a").isPresent());
  }

  @Test
  void whatIsOwnGoesBeforeWhatIsMerged() {
    Node.Mapping root =
        (Node.Mapping)
            reader
                .read("a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {<<: [*a, *b], x: 3}")
                .orElseThrow();

    assertEquals("{x: 3, y: 1, z: 2}", new YamlWriter().line(root.get("c").orElseThrow()));
  }

  @Test
  void aliasesCannotNestWithoutEnd() {
    StringBuilder text = new StringBuilder("- &a0 [x]\n");
    for (int i = 1; i < 200; i++) {
      text.append("- &a").append(i).append(" [*a").append(i - 1).append("]\n");
    }

    assertEquals(Optional.empty(), reader.read(text.toString()));
    assertEquals(
        List.of("x.yaml:100:3: with its aliases expanded, this is nested more than 100 deep"),
        said());
  }

  @Test
  void aBookIsNoConfiguration() {
    assertEquals(Optional.empty(), reader.read("x".repeat(YamlReader.LONGEST + 1)));
    assertEquals(
        List.of("x.yaml:1:1: longer than 1000000 characters; is this a configuration?"), said());
  }

  @Test
  void theSameProblemIsSaidOnceAndProblemsStandByPlace() {
    problems.report(new Place(2, 1), "later");
    problems.report(new Place(1, 9), "sooner");
    problems.report(new Place(2, 1), "later");

    assertEquals(List.of("x.yaml:1:9: sooner", "x.yaml:2:1: later"), said());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{type: pca, components: 3}",
        "[1, 'a, b', [x, {}], []]",
        "'null'",
        "null",
        "1e-4"
      })
  void whatIsWrittenReadsBack(String line) {
    YamlWriter writer = new YamlWriter();
    String written = writer.line(reader.read(line).orElseThrow());

    assertEquals(line, written);
    assertEquals(written, writer.line(reader.read(written).orElseThrow()));
  }
}
