// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.difflab.spi.Noise;
import org.difflab.spi.Samples;

/**
 * Divides samples among prompts in proportion to weights.
 *
 * <p>Of n samples, a prompt of weight w gets ⌊n·w/W⌋, W being the sum of all weights. The remaining
 * r samples are drawn by systematic sampling (Madow, "On the theory of systematic sampling, II",
 * Annals of Mathematical Statistics 20, 1949): the fractional parts of n·w/W, put in a random
 * order, are the lengths of adjacent intervals of [0, r), and a prompt gets one sample more if one
 * of the points u, u + 1, …, u + r − 1 falls into its interval, where u is uniform in [0, 1). So
 * the expected number of samples of each prompt is exactly n·w/W, the number never differs from
 * that by 1 or more, and where there are more prompts than samples, prompts are drawn by weight.
 * The order and u depend on a seed and on the prompts alone.
 *
 * <p>All arithmetic is exact, in whole numbers.
 */
public final class PromptAllocation {

  private static final int ORDER = 0;
  private static final int START = 1;

  private final Map<String, Integer> weights;
  private final long sum;

  private PromptAllocation(Map<String, Integer> weights) {
    this.weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    this.sum = weights.values().stream().mapToLong(Integer::longValue).sum();
  }

  /**
   * Creates an allocation from weights.
   *
   * @param weights the weight of each prompt, at least 0, in the order of the prompts
   * @throws IllegalArgumentException if a weight is negative, or none is positive
   */
  public static PromptAllocation of(Map<String, Integer> weights) {
    PromptAllocation allocation = new PromptAllocation(weights);
    if (allocation.sum <= 0 || weights.values().stream().anyMatch(weight -> weight < 0)) {
      throw new IllegalArgumentException(
          "weights of prompts must be at least 0 and not all 0, found " + weights);
    }
    return allocation;
  }

  /** Returns the allocation that gives all prompts, at least one, the same number of samples. */
  public static PromptAllocation even(List<String> prompts) {
    Map<String, Integer> weights = new LinkedHashMap<>();
    prompts.forEach(prompt -> weights.put(prompt, 1));
    return of(weights);
  }

  /**
   * Returns the allocation by the number of samples that data have of each prompt.
   *
   * @param prompts all prompts, in order
   * @param data samples, at least one, of no other prompts
   */
  public static PromptAllocation like(List<String> prompts, Samples data) {
    Map<String, Integer> weights = new LinkedHashMap<>();
    prompts.forEach(prompt -> weights.put(prompt, 0));
    data.prompts().forEach(prompt -> weights.merge(prompt, 1, Integer::sum));
    return of(weights);
  }

  /** Returns the prompts, in order. */
  public List<String> prompts() {
    return List.copyOf(weights.keySet());
  }

  /** Returns the share of a prompt, from 0 to 1; that of an unknown prompt is 0. */
  public double share(String prompt) {
    return (double) weights.getOrDefault(prompt, 0) / sum;
  }

  /**
   * Returns the number of samples of each prompt out of {@code total}, in the order of the prompts;
   * prompts without samples are left out.
   *
   * @param seed determines which prompts get the remaining samples
   */
  public Map<String, Integer> counts(int total, long seed) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    weights.forEach((prompt, weight) -> counts.put(prompt, (int) ((long) total * weight / sum)));
    Noise noise = Noise.of(seed, "prompts of samples");
    // The first point, counted in units of 1/W.
    long point = (long) (noise.uniform(0, START, 0) * sum);
    long end = 0;
    for (String prompt : shuffled(noise)) {
      end += (long) total * weights.get(prompt) % sum;
      if (point < end) {
        counts.merge(prompt, 1, Integer::sum);
        point += sum;
      }
    }
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  /** Shuffles the prompts in an order that depends only on them and on the seed. */
  private List<String> shuffled(Noise noise) {
    record Place(String prompt, double key) {}
    List<Place> places = new ArrayList<>(weights.size());
    for (String prompt : weights.keySet()) {
      places.add(new Place(prompt, noise.forPurpose(prompt).uniform(0, ORDER, 0)));
    }
    places.sort(Comparator.comparingDouble(Place::key).thenComparing(Place::prompt));
    return places.stream().map(Place::prompt).toList();
  }

  /**
   * Returns requests for {@code total} samples, prompt after prompt: the samples 0, 1, … of each.
   *
   * @param seed determines which prompts get the remaining samples
   */
  public List<SampleRequest> requests(int total, long seed) {
    List<SampleRequest> requests = new ArrayList<>(total);
    counts(total, seed)
        .forEach((prompt, count) -> requests.addAll(SampleRequest.each(List.of(prompt), count)));
    return requests;
  }

  /**
   * Returns the greatest number of samples, at most {@code total}, for which no prompt gets more
   * than its available ones.
   *
   * @param available the available number of each prompt; 0 for missing prompts
   */
  public int most(int total, Map<String, Integer> available) {
    // ⌈m·w/W⌉ ≤ a for a whole number a if and only if m ≤ a·W/w.
    return (int)
        weights.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .mapToLong(entry -> available.getOrDefault(entry.getKey(), 0) * sum / entry.getValue())
            .reduce(total, Math::min);
  }
}
