// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Numbers of samples, as far as they are known.
 *
 * @param total the number of samples, at least 0; empty if it is unknown
 * @param byPrompt the number of samples of each prompt, in the order of the prompts; missing
 *     prompts have 0. Empty if the numbers are unknown
 * @since 0.3
 */
public record SampleCounts(OptionalInt total, Optional<Map<String, Integer>> byPrompt) {

  /** Nothing is known. */
  public static final SampleCounts UNKNOWN =
      new SampleCounts(OptionalInt.empty(), Optional.empty());

  /**
   * Copies the map, keeping its order.
   *
   * @throws IllegalArgumentException if a number is negative, or the numbers of the prompts do not
   *     add up to the total
   */
  public SampleCounts {
    byPrompt = byPrompt.map(counts -> Collections.unmodifiableMap(new LinkedHashMap<>(counts)));
    if (total.orElse(0) < 0
        || byPrompt.orElse(Map.of()).values().stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("numbers of samples must be at least 0");
    }
    if (byPrompt.isPresent() && total.orElse(-1) != sum(byPrompt.get())) {
      throw new IllegalArgumentException(
          "the samples of all prompts must add up to " + total + ", found " + byPrompt.get());
    }
  }

  private static int sum(Map<String, Integer> counts) {
    return Math.toIntExact(counts.values().stream().mapToLong(Integer::longValue).sum());
  }

  /** Returns the counts of a number of samples whose prompts are unknown. */
  public static SampleCounts of(int total) {
    return total == 0
        ? ofPrompts(List.of())
        : new SampleCounts(OptionalInt.of(total), Optional.empty());
  }

  /** Returns the counts of samples of these prompts, one for each sample. */
  public static SampleCounts ofPrompts(Iterable<String> prompts) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    prompts.forEach(prompt -> counts.merge(prompt, 1, Integer::sum));
    return of(counts);
  }

  /** Returns counts with a known number for each prompt. */
  public static SampleCounts of(Map<String, Integer> byPrompt) {
    return new SampleCounts(OptionalInt.of(sum(byPrompt)), Optional.of(byPrompt));
  }

  /** Returns the counts of existing samples. */
  public static SampleCounts of(Samples samples) {
    return ofPrompts(samples.prompts());
  }

  /** Returns whether there are certainly fewer samples than {@code least}. */
  public boolean isFewerThan(int least) {
    return total.isPresent() && total.getAsInt() < least;
  }

  /** Returns the number of samples of a prompt, if it is known. */
  public OptionalInt count(String prompt) {
    return byPrompt
        .map(counts -> OptionalInt.of(counts.getOrDefault(prompt, 0)))
        .orElse(OptionalInt.empty());
  }
}
