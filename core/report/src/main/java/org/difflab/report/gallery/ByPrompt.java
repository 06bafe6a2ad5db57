// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import java.util.List;
import java.util.Map;
import org.difflab.spi.Matrix;
import org.difflab.spi.Samples;

/** Groups samples by prompt, if there are few enough prompts to show them one by one. */
final class ByPrompt {

  private static final int MOST = 6;

  private ByPrompt() {}

  /** Returns the prompts to show one by one; a single empty one means all samples together. */
  static List<String> rows(List<String> prompts) {
    return prompts.size() >= 2 && prompts.size() <= MOST ? prompts : List.of("");
  }

  /** Returns the samples of a prompt, or all of them. */
  static Matrix of(Samples samples, String prompt) {
    if (prompt.isEmpty()) {
      return samples.values();
    }
    Map<String, int[]> rows = samples.rowsByPrompt();
    return rows.containsKey(prompt)
        ? samples.values().select(rows.get(prompt))
        : Matrix.zeros(0, samples.values().columns());
  }

  /** Returns a title that names the prompt if there is one to name. */
  static String title(String prompt, String words) {
    return prompt.isEmpty() ? words : prompt + ": " + words;
  }
}
