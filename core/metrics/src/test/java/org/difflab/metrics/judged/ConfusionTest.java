// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.difflab.files.text.PromptChoice;
import org.difflab.spi.Finding;
import org.junit.jupiter.api.Test;

class ConfusionTest {

  private static final int MANY = 1391;

  private static List<String> captions(int count) {
    return IntStream.range(0, count).mapToObj(number -> "caption " + number).toList();
  }

  @Test
  void fewPromptsAreShownAll() {
    Confusion confusion =
        Confusion.of(List.of("a", "b", "c"), new int[] {0, 0, 1, 1}, new int[] {0, 1, 1, 1});
    Finding matrix = confusion.matrix();
    assertEquals("confusion of prompts", matrix.name());
    assertEquals(List.of("a", "b"), matrix.columns());
    assertEquals(
        List.of(new Finding.Row("a", List.of(1.0, 1.0)), new Finding.Row("b", List.of(0.0, 2.0))),
        matrix.rows());
    assertEquals(0.75, confusion.agreement());
    assertEquals(
        List.of(
            new Finding.Row("a", List.of(1.0, 0.5, 2.0 / 3, 2.0)),
            new Finding.Row("b", List.of(2.0 / 3, 1.0, 0.8, 2.0))),
        confusion.byPrompt().rows());
  }

  /** Every prompt is found but 700, which is taken for 701 twice, and 3, taken for 1200. */
  @Test
  void ofManyPromptsThoseMostOftenConfusedAreShown() {
    int[] asked = IntStream.range(0, 3 * MANY).map(i -> i % MANY).toArray();
    int[] found = asked.clone();
    found[700] = 701;
    found[MANY + 700] = 701;
    found[3] = 1200;
    Confusion confusion = Confusion.of(captions(MANY), asked, found);

    Finding matrix = confusion.matrix();
    assertEquals("confusion of prompts (40 of 1,391 prompts)", matrix.name());
    assertEquals(PromptChoice.MOST, matrix.rows().size());
    assertEquals(PromptChoice.MOST + 1, matrix.columns().size());
    assertEquals("other prompts", matrix.columns().get(PromptChoice.MOST));
    for (String name : List.of("caption 700", "caption 701", "caption 3", "caption 1200")) {
      assertTrue(matrix.columns().contains(name), name);
    }
    for (Finding.Row row : matrix.rows()) {
      assertEquals(3, row.values().stream().mapToDouble(Double::doubleValue).sum());
    }
    Finding table = confusion.byPrompt();
    assertEquals("agreement by prompt (40 of 1,391 prompts)", table.name());
    assertEquals(PromptChoice.MOST, table.rows().size());
    assertEquals((3.0 * MANY - 3) / (3 * MANY), confusion.agreement());
  }
}
