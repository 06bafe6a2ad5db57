// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptAllocationTest {

  private static List<String> captions(int count) {
    return IntStream.range(0, count).mapToObj("caption %05d"::formatted).toList();
  }

  @Test
  void promptsHaveTheSharesOfTheData() {
    List<String> carried = new ArrayList<>();
    for (int row = 0; row < 500; row++) {
      carried.add(row % 10 == 3 ? "rare" : "common");
    }
    PromptAllocation allocation =
        PromptAllocation.like(
            List.of("common", "rare", "absent"), new Samples(Matrix.zeros(500, 1), carried));
    assertEquals(Map.of("common", 900, "rare", 100), allocation.counts(1000, 1));
    assertEquals(0.9, allocation.share("common"));
    assertEquals(0, allocation.share("absent"));
    assertEquals(0, allocation.share("unknown"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void countsAddUpAndNeverDifferFromTheShareByOne(long seed) {
    RandomGenerator random = Noise.of(seed, "weights").generator(0, 0);
    Map<String, Integer> weights = new LinkedHashMap<>();
    for (String prompt : captions(1 + random.nextInt(60))) {
      weights.put(prompt, random.nextInt(4) == 0 ? 0 : random.nextInt(1_000_000));
    }
    weights.put("one at least", 1);
    PromptAllocation allocation = PromptAllocation.of(weights);
    for (int total : new int[] {0, 1, 7, 100, 12_345, Integer.MAX_VALUE}) {
      Map<String, Integer> counts = allocation.counts(total, seed);
      assertEquals(total, counts.values().stream().mapToLong(Integer::longValue).sum());
      weights.forEach(
          (prompt, weight) -> {
            double expected = total * allocation.share(prompt);
            double found = counts.getOrDefault(prompt, 0);
            assertTrue(Math.abs(found - expected) < 1 + 1e-5, prompt + " " + found);
            assertTrue(weight > 0 || found == 0, prompt + " has no share");
          });
    }
  }

  @Test
  void overSeedsTheMeanIsTheShare() {
    Map<String, Integer> weights = new TreeMap<>(Map.of("a", 1, "b", 2, "c", 5, "d", 9));
    PromptAllocation allocation = PromptAllocation.of(weights);
    Map<String, Integer> sums = new HashMap<>();
    int seeds = 4000;
    for (long seed = 0; seed < seeds; seed++) {
      allocation
          .counts(6, seed)
          .forEach((prompt, count) -> sums.merge(prompt, count, Integer::sum));
    }
    // Each count is one of two numbers next to each other: its deviation is at most 1/2.
    weights.forEach(
        (prompt, weight) ->
            assertEquals(6.0 * weight / 17, (double) sums.get(prompt) / seeds, 4 * 0.5 / 63));
  }

  @Test
  void moreEvenPromptsThanSamplesAreDrawnBySeed() {
    List<String> prompts = captions(1391);
    PromptAllocation allocation = PromptAllocation.even(prompts);
    Map<String, Integer> first = allocation.counts(200, 1);
    assertEquals(200, first.size());
    assertTrue(first.values().stream().allMatch(count -> count == 1));
    assertNotEquals(prompts.subList(0, 200), List.copyOf(first.keySet()));
    assertNotEquals(first.keySet(), allocation.counts(200, 2).keySet());
    assertEquals(first, allocation.counts(200, 1));
    // Each prompt's chance is 200/1391: the mean position is the middle, within 5 deviations.
    double position = first.keySet().stream().mapToInt(prompts::indexOf).average().orElseThrow();
    assertEquals(695, position, 5 * 1391 / Math.sqrt(12 * 200));
  }

  @Test
  void neighboursAreDrawnIndependentlyOfThePeriodOfTheList() {
    List<String> prompts = captions(1000);
    Map<Integer, Integer> residues = new HashMap<>();
    PromptAllocation.even(prompts)
        .counts(100, 3)
        .keySet()
        .forEach(prompt -> residues.merge(prompts.indexOf(prompt) % 10, 1, Integer::sum));
    assertTrue(residues.size() > 5, "every tenth prompt alone: " + residues);
  }

  @Test
  void requestsCountTheSamplesOfEachPrompt() {
    PromptAllocation allocation = PromptAllocation.even(List.of("b", "a"));
    assertEquals(
        List.of(
            new SampleRequest("b", 0),
            new SampleRequest("b", 1),
            new SampleRequest("a", 0),
            new SampleRequest("a", 1)),
        allocation.requests(4, 1));
    assertEquals(List.of(), allocation.requests(0, 1));
    assertEquals(List.of("b", "a"), allocation.prompts());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theMostSamplesNeedNoMoreThanThereAre(long seed) {
    RandomGenerator random = Noise.of(seed, "available").generator(0, 0);
    Map<String, Integer> weights = new LinkedHashMap<>();
    Map<String, Integer> available = new HashMap<>();
    for (String prompt : captions(1 + random.nextInt(9))) {
      weights.put(prompt, 1 + random.nextInt(20));
      available.put(prompt, random.nextInt(50));
    }
    PromptAllocation allocation = PromptAllocation.of(weights);
    int most = allocation.most(100, available);
    assertTrue(most <= 100);
    allocation
        .counts(most, seed)
        .forEach((prompt, count) -> assertTrue(count <= available.get(prompt)));
    assertTrue(
        most == 100
            || weights.keySet().stream()
                .anyMatch(
                    prompt ->
                        Math.ceil((most + 1) * allocation.share(prompt)) > available.get(prompt)));
  }

  @Test
  void weightsMustMeanSomething() {
    assertThrows(IllegalArgumentException.class, () -> PromptAllocation.of(Map.of("a", 0)));
    assertThrows(
        IllegalArgumentException.class, () -> PromptAllocation.of(Map.of("a", -1, "b", 2)));
    assertThrows(IllegalArgumentException.class, () -> PromptAllocation.even(List.of()));
  }
}
