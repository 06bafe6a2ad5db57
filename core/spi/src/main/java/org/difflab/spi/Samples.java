// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Samples with their prompts.
 *
 * @param values n×d, one sample per row; pixels lie in [−1, 1], −1 being the background
 * @param prompts n prompts, one for each row
 * @since 0.1
 */
public record Samples(Matrix values, List<String> prompts) {

  /**
   * Checks the number of prompts.
   *
   * @throws IllegalArgumentException if the numbers differ
   */
  public Samples {
    prompts = List.copyOf(prompts);
    if (prompts.size() != values.rows()) {
      throw new IllegalArgumentException(
          values.rows() + " samples need the same number of prompts, found " + prompts.size());
    }
  }

  /** Returns an empty set of samples with a given width. */
  public static Samples none(int width) {
    return new Samples(Matrix.zeros(0, width), List.of());
  }

  /** Returns the number of samples. */
  public int count() {
    return values.rows();
  }

  /**
   * Returns the indices of at most m of n rows, evenly spaced from the first row: ⌊i·n/m⌋ for each
   * i below m.
   *
   * @param rows n
   * @param limit m
   */
  public static int[] evenlySpaced(int rows, int limit) {
    int count = Math.min(rows, limit);
    return IntStream.range(0, count).map(i -> (int) ((long) i * rows / count)).toArray();
  }

  /** Returns the row numbers of each prompt, prompts in the order of their first row. */
  public Map<String, int[]> rowsByPrompt() {
    Map<String, List<Integer>> found = new LinkedHashMap<>();
    for (int row = 0; row < prompts.size(); row++) {
      found.computeIfAbsent(prompts.get(row), prompt -> new ArrayList<>()).add(row);
    }
    Map<String, int[]> rows = new LinkedHashMap<>();
    found.forEach(
        (prompt, numbers) ->
            rows.put(prompt, numbers.stream().mapToInt(Integer::intValue).toArray()));
    return rows;
  }

  /** Returns the named rows with their prompts. */
  public Samples select(int[] rowNumbers) {
    List<String> selected = new ArrayList<>(rowNumbers.length);
    for (int row : rowNumbers) {
      selected.add(prompts.get(row));
    }
    return new Samples(values.select(rowNumbers), selected);
  }

  /**
   * Returns images as they are saved in picture files: limited to [−1, 1] and rounded to 8 bits
   * (see {@link PixelLevels}). Samples that are not images are returned as they are.
   *
   * @param shape the layout of a sample
   */
  public Samples asSaved(Shape shape) {
    return shape.isImage() ? new Samples(PixelLevels.saved(values), prompts) : this;
  }

  /** Returns these samples followed by others of the same width. */
  public Samples followedBy(Samples others) {
    List<String> all = new ArrayList<>(prompts);
    all.addAll(others.prompts);
    return new Samples(Matrix.stack(List.of(values, others.values)), all);
  }
}
