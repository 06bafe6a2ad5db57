// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.difflab.spi.InputException;
import org.difflab.spi.Noise;
import org.junit.jupiter.api.Test;

class StrataTest {

  private static Strata of(String prompts, long seed) {
    Noise noise = Noise.of(seed, "strata");
    return Strata.of(
        prompts.length(),
        row -> Character.toString(prompts.charAt(row)),
        row -> noise.uniform(row, 0, 0));
  }

  private static String prompts(Strata strata, String all) {
    return Arrays.stream(strata.rows())
        .mapToObj(row -> Character.toString(all.charAt(row)))
        .collect(Collectors.joining());
  }

  /** For any shares: all rows once, sizes as asked, each share within one row, one of each left. */
  @Test
  void setsAsideWithTheSharesOfPrompts() {
    Random random = new Random(5);
    for (int trial = 0; trial < 300; trial++) {
      int kinds = 1 + random.nextInt(6);
      String all =
          IntStream.range(0, kinds + random.nextInt(200))
              .map(row -> row < kinds ? row : random.nextInt(1 + random.nextInt(kinds)))
              .mapToObj(kind -> Character.toString('a' + kind))
              .collect(Collectors.joining());
      int count = random.nextInt(all.length() - kinds + 1);
      Strata.End end = random.nextBoolean() ? Strata.End.FRONT : Strata.End.BACK;
      Strata.Split split = of(all, trial).setAside(count, end, "cause");
      assertEquals(count, split.aside().size());
      assertArrayEquals(
          IntStream.range(0, all.length()).toArray(),
          IntStream.concat(Arrays.stream(split.aside().rows()), Arrays.stream(split.left().rows()))
              .sorted()
              .toArray());
      String aside = prompts(split.aside(), all);
      boolean bound = false;
      for (int kind = 'a'; kind < 'a' + kinds; kind++) {
        int letter = kind;
        long own = all.chars().filter(found -> found == letter).count();
        long taken = aside.chars().filter(found -> found == letter).count();
        assertTrue(taken < own, all + " " + aside);
        bound |= taken == own - 1;
      }
      for (int kind = 'a'; kind < 'a' + kinds && !bound; kind++) {
        int letter = kind;
        double exact =
            (double) count * all.chars().filter(found -> found == letter).count() / all.length();
        long taken = aside.chars().filter(found -> found == letter).count();
        assertTrue(Math.abs(taken - exact) < 1, all + " " + aside);
      }
    }
  }

  @Test
  void ofASmallerLimitIsPartOfALargerOne() {
    String all = "aaaaaaaaaaaabbbbbbcccccc";
    Set<Integer> larger = Set.of();
    for (int used = 4; used <= 24; used += 4) {
      Strata left = of(all, 1).setAside(24 - used, Strata.End.BACK, "cause").left();
      Set<Integer> rows = Arrays.stream(left.rows()).boxed().collect(Collectors.toSet());
      assertTrue(rows.containsAll(larger));
      larger = rows;
    }
  }

  @Test
  void followsTheSeed() {
    String all = "ab".repeat(50);
    int[] first = of(all, 1).setAside(10, Strata.End.FRONT, "cause").aside().shuffled();
    assertArrayEquals(first, of(all, 1).setAside(10, Strata.End.FRONT, "cause").aside().shuffled());
    assertTrue(
        !Arrays.equals(
            first, of(all, 2).setAside(10, Strata.End.FRONT, "cause").aside().shuffled()));
    assertTrue(!Arrays.equals(first, Arrays.stream(first).sorted().toArray()));
  }

  @Test
  void namesPromptsOfWhichNothingWouldBeLeft() {
    InputException problem =
        assertThrows(
            InputException.class,
            () -> of("aaabcdefg", 1).setAside(7, Strata.End.FRONT, "csv: test: 0.8"));
    assertEquals(
        "csv: test: 0.8 leaves no training samples for the prompts 'b', 'c', 'd', 'e', 'f';"
            + " 7 prompts need at least 1 sample each, and there are 9 samples",
        problem.getMessage());
    InputException one =
        assertThrows(
            InputException.class,
            () -> of("a", 1).setAside(1, Strata.End.FRONT, "csv: validation: 1"));
    assertEquals(
        "csv: validation: 1 leaves no training samples for the prompt 'a'; 1 prompt needs at least"
            + " 1 sample each, and there is 1 sample",
        one.getMessage());
  }
}
