// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamplesTest {

  private static final Samples FOUR =
      new Samples(
          Matrix.ofRows(new float[] {0}, new float[] {1}, new float[] {2}, new float[] {3}),
          List.of("b", "a", "b", "c"));

  @Test
  void rowsAreFoundByPromptInTheOrderOfTheirFirst() {
    Map<String, int[]> rows = FOUR.rowsByPrompt();
    assertEquals(List.of("b", "a", "c"), List.copyOf(rows.keySet()));
    assertArrayEquals(new int[] {0, 2}, rows.get("b"));
    assertArrayEquals(new int[] {1}, rows.get("a"));
    assertArrayEquals(new int[] {3}, rows.get("c"));
  }

  @Test
  void selectedRowsKeepTheirPrompts() {
    Samples selected = FOUR.select(new int[] {3, 1});
    assertEquals(List.of("c", "a"), selected.prompts());
    assertArrayEquals(new float[] {3, 1}, selected.values().values());
    assertEquals(2, selected.count());
  }

  @Test
  void onesFollowOthers() {
    Samples both = FOUR.select(new int[] {0}).followedBy(FOUR.select(new int[] {1, 2}));
    assertEquals(List.of("b", "a", "b"), both.prompts());
    assertArrayEquals(new float[] {0, 1, 2}, both.values().values());
    assertEquals(FOUR, Samples.none(1).followedBy(FOUR));
  }

  @Test
  void thereIsOnePromptForEachRow() {
    assertThrows(
        IllegalArgumentException.class, () -> new Samples(Matrix.zeros(2, 1), List.of("a")));
  }
}
