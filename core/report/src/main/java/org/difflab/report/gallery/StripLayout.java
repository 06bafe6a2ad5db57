// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.gallery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The samples that are shown side by side with those of other trials: the first samples of a few
 * evenly spaced prompts. Equal places have equal prompts and indices, so they started from the same
 * noise if their latents have the same width.
 *
 * @param prompts the prompts, from left to right
 * @param across number of samples of each prompt next to each other
 * @param lines number of samples of each prompt below each other
 */
public record StripLayout(List<String> prompts, int across, int lines) {

  private static final int COLUMNS = 10;
  private static final int LINES = 2;

  /** Copies the list. */
  public StripLayout {
    prompts = List.copyOf(prompts);
  }

  /**
   * Chooses a layout.
   *
   * @param sampled the prompt of each available sample; at least one
   */
  public static StripLayout of(List<String> sampled) {
    Map<String, List<Integer>> rows = rowsByPrompt(sampled);
    List<String> all = List.copyOf(rows.keySet());
    int shown = Math.min(COLUMNS, all.size());
    List<String> prompts = new ArrayList<>();
    for (int column = 0; column < shown; column++) {
      prompts.add(all.get(column * all.size() / shown));
    }
    int available =
        prompts.stream().mapToInt(prompt -> rows.get(prompt).size()).min().orElseThrow();
    int across = Math.min(available, COLUMNS / shown);
    return new StripLayout(prompts, across, Math.min(LINES, available / across));
  }

  private static Map<String, List<Integer>> rowsByPrompt(List<String> sampled) {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int row = 0; row < sampled.size(); row++) {
      rows.computeIfAbsent(sampled.get(row), added -> new ArrayList<>()).add(row);
    }
    return rows;
  }

  /** Returns the number of samples of a line. */
  public int columns() {
    return prompts.size() * across;
  }

  /**
   * Returns the samples to show, line by line; empty if there are too few of a prompt.
   *
   * @param sampled the prompt of each sample
   */
  Optional<int[]> rows(List<String> sampled) {
    Map<String, List<Integer>> byPrompt = rowsByPrompt(sampled);
    List<Integer> rows = new ArrayList<>();
    for (int line = 0; line < lines; line++) {
      for (String prompt : prompts) {
        List<Integer> found = byPrompt.getOrDefault(prompt, List.of());
        if (found.size() < (line + 1) * across) {
          return Optional.empty();
        }
        rows.addAll(found.subList(line * across, (line + 1) * across));
      }
    }
    return Optional.of(rows.stream().mapToInt(Integer::intValue).toArray());
  }
}
