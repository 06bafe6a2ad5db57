// SPDX-License-Identifier: Apache-2.0
package org.difflab.metrics.judged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.LinkedHashMap;
import java.util.Map;
import org.difflab.spi.Measurement;
import org.junit.jupiter.api.Test;

class DiversityTest {

  @Test
  void itIsUndefinedWhereTheTestSamplesOfAPromptDoNotDiffer() {
    Map<String, Double> byPrompt = new LinkedHashMap<>();
    byPrompt.put("7", 1.5);
    assertEquals(1.5, Diversity.measurement(byPrompt).value());
    byPrompt.put("two\nlines", Double.POSITIVE_INFINITY);
    Measurement undefined = Diversity.measurement(byPrompt);
    assertFalse(undefined.hasValue());
    assertEquals(
        "the judge's features are equal for all test samples of: two\\nlines", undefined.reason());
  }

  @Test
  void ofManySuchPromptsSomeAreNamed() {
    Map<String, Double> byPrompt = new LinkedHashMap<>();
    for (int prompt = 0; prompt < 1000; prompt++) {
      byPrompt.put("prompt " + prompt, Double.NaN);
    }
    String reason = Diversity.measurement(byPrompt).reason();
    assertEquals(true, reason.endsWith("prompt 19, … of 1,000"), reason);
  }
}
