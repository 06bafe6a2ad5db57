// SPDX-License-Identifier: Apache-2.0
package org.difflab.files.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromptChoiceTest {

  private static List<String> captions(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  @Test
  void fewPromptsAreShownAll() {
    assertEquals(List.of(), PromptChoice.of(List.of()));
    assertEquals(captions(PromptChoice.MOST), PromptChoice.of(captions(PromptChoice.MOST)));
  }

  @Test
  void ofManyAnEvenChoiceIsShown() {
    assertEquals(List.of("0", "2", "5", "7"), PromptChoice.of(captions(10), 4));
    List<String> shown = PromptChoice.of(captions(100_000));
    assertEquals(PromptChoice.MOST, shown.stream().distinct().count());
    assertEquals("97500", shown.get(PromptChoice.MOST - 1));
  }

  @Test
  void namesSayWhatIsShown() {
    assertEquals("confusion", PromptChoice.title("confusion", 36, 36));
    assertEquals("confusion (40 of 1,391 prompts)", PromptChoice.title("confusion", 40, 1391));
    assertEquals("0, 1, 2", PromptChoice.named(captions(3)));
    assertEquals(
        "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, … of 1,391",
        PromptChoice.named(captions(1391)));
  }
}
