// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which samples stand side by side. */
class StripLayoutTest {

  @Test
  void fewPromptsGetSeveralSamplesEach() {
    List<String> spread =
        IntStream.range(0, 30).mapToObj(row -> "abc".charAt(row % 3) + "").toList();
    StripLayout layout = StripLayout.of(spread);
    assertEquals(new StripLayout(List.of("a", "b", "c"), 3, 2), layout);
    assertArrayEquals(
        new int[] {0, 3, 6, 1, 4, 7, 2, 5, 8, 9, 12, 15, 10, 13, 16, 11, 14, 17},
        layout.rows(spread).orElseThrow());
  }

  @Test
  void ofManyPromptsSomeAreShown() {
    List<String> spread = IntStream.range(0, 72).mapToObj(row -> "" + row % 36).toList();
    StripLayout layout = StripLayout.of(spread);
    assertEquals(
        List.of("0", "3", "7", "10", "14", "18", "21", "25", "28", "32"), layout.prompts());
    assertEquals(10, layout.columns());
    assertEquals(2, layout.lines());
  }

  @Test
  void whereSamplesAreFewSoAreThePlaces() {
    assertEquals(new StripLayout(List.of(""), 3, 1), StripLayout.of(Collections.nCopies(3, "")));
    assertEquals(new StripLayout(List.of("x", "y"), 1, 1), StripLayout.of(List.of("x", "y", "y")));
  }

  @Test
  void dataWithTooFewOfAPromptHaveNoStrip() {
    assertTrue(new StripLayout(List.of("x", "y"), 2, 1).rows(List.of("x", "y", "y")).isEmpty());
  }
}
