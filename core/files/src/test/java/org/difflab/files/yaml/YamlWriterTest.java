// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class YamlWriterTest {

  /** Letters and what YAML gives a meaning, folds, cuts off or escapes. */
  private static final String[] CHARACTERS = {
    "a", "7", " ", "\t", "\n", "\r", "\u0085", "\u00A0", "\u2028", "\u2029", "\uFEFF", "\u200B",
    "\u0007", "\u0000", "\u007F", "'", "\"", "\\", ":", "#", "-", "?", ",", "[", "]", "{", "}", "&",
    "*", "!", "|", ">", "%", "@", "`", "~", "é", "\u0308", "😀"
  };

  private final YamlWriter writer = new YamlWriter();
  private final Problems problems = new Problems("x.yaml");

  @Test
  void everyTextIsReadBackAsItWas() {
    Random random = new Random(17);
    List<String> texts =
        IntStream.range(0, 3000)
            .mapToObj(
                number ->
                    random
                        .ints(1 + number % 6, 0, CHARACTERS.length)
                        .mapToObj(index -> CHARACTERS[index])
                        .collect(Collectors.joining()))
            .toList();

    for (String text : texts) {
      Node list =
          new Node.Sequence(
              Place.START, List.of(new Node.Scalar(Place.START, text, Node.Style.QUOTED)));
      Node.Sequence read =
          (Node.Sequence) new YamlReader(problems).read(writer.line(list)).orElseThrow();

      assertEquals(text, ((Node.Scalar) read.items().get(0)).text());
      assertFalse(((Node.Scalar) read.items().get(0)).isNull());
    }
  }
}
