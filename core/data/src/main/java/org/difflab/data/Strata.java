// SPDX-License-Identifier: Apache-2.0
package org.difflab.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.difflab.files.text.PromptText;
import org.difflab.files.text.Spelling;
import org.difflab.spi.InputException;

/**
 * Rows grouped by prompt, in random order within each prompt. A stratified choice of K of N rows,
 * of which n_p have prompt p, takes ⌊K·n_p/N⌋ rows of each prompt, and one more from the prompts
 * with the largest remainders until there are K (Hamilton's method of largest remainders). At least
 * one row of each prompt remains. Immutable.
 */
final class Strata {

  private static final int NAMED = 5;

  /** The number of random bits in a sort key, next to those of the row number. */
  private static final int RANK_BITS = 31;

  private final List<Stratum> strata;
  private final IntToDoubleFunction rank;
  private final int size;

  private Strata(List<Stratum> strata, IntToDoubleFunction rank) {
    this.strata = List.copyOf(strata);
    this.rank = rank;
    this.size = strata.stream().mapToInt(stratum -> stratum.rows().length).sum();
  }

  /** The rows of a prompt, in random order. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Stratum(String prompt, int[] rows) {

    Stratum part(int from, int to) {
      return new Stratum(prompt, Arrays.copyOfRange(rows, from, to));
    }
  }

  /** The end of the random order from which rows are set aside. */
  enum End {
    /** The rows with the smallest random numbers. */
    FRONT,
    /**
     * The rows with the greatest random numbers, so that the remainder of a smaller set is a subset
     * of that of a larger one.
     */
    BACK
  }

  /**
   * The rows set aside and the remaining rows.
   *
   * @param aside the rows set aside
   * @param left the others
   */
  record Split(Strata aside, Strata left) {}

  /**
   * Groups the rows 0 … count − 1.
   *
   * @param prompts the prompt of a row
   * @param rank a uniform random number in (0, 1) for a row, the same each time
   */
  static Strata of(int count, IntFunction<String> prompts, IntToDoubleFunction rank) {
    Map<String, IntStream.Builder> rows = new LinkedHashMap<>();
    for (int row = 0; row < count; row++) {
      rows.computeIfAbsent(prompts.apply(row), prompt -> IntStream.builder()).add(row);
    }
    List<Stratum> strata = new ArrayList<>();
    rows.forEach(
        (prompt, found) -> strata.add(new Stratum(prompt, ordered(found.build().toArray(), rank))));
    return new Strata(strata, rank);
  }

  /** Sorts rows by their random numbers, then by row number. */
  private static int[] ordered(int[] rows, IntToDoubleFunction rank) {
    long[] keys = new long[rows.length];
    for (int index = 0; index < keys.length; index++) {
      long scaled = (long) (rank.applyAsDouble(rows[index]) * (1L << RANK_BITS));
      keys[index] = scaled << Integer.SIZE | rows[index];
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  /** Returns the number of rows. */
  int size() {
    return size;
  }

  /** Returns the rows in ascending order. */
  int[] rows() {
    return all().sorted().toArray();
  }

  /** Returns the rows in random order. */
  int[] shuffled() {
    return ordered(all().toArray(), rank);
  }

  private IntStream all() {
    return strata.stream().flatMapToInt(stratum -> Arrays.stream(stratum.rows()));
  }

  /**
   * Sets rows aside.
   *
   * @param count number of rows, 0 … {@link #size}
   * @param cause the option that requires it, for the message, as in "csv: validation: 50"
   * @throws InputException naming the prompts without remaining rows
   */
  Split setAside(int count, End end, String cause) {
    int[] counts = shares(count);
    requireOneEach(counts, cause);
    List<Stratum> aside = new ArrayList<>();
    List<Stratum> left = new ArrayList<>();
    for (int index = 0; index < counts.length; index++) {
      Stratum stratum = strata.get(index);
      int all = stratum.rows().length;
      int cut = end == End.FRONT ? counts[index] : all - counts[index];
      Stratum front = stratum.part(0, cut);
      Stratum back = stratum.part(cut, all);
      aside.add(end == End.FRONT ? front : back);
      left.add(end == End.FRONT ? back : front);
    }
    return new Split(new Strata(aside, rank), new Strata(left, rank));
  }

  /** Keeps one row of each prompt if possible, otherwise of the largest prompts. */
  private int[] shares(int count) {
    int[] counts = new int[strata.size()];
    long[] remainders = new long[counts.length];
    int missing = count;
    for (int index = 0; index < counts.length; index++) {
      long product = (long) count * strata.get(index).rows().length;
      counts[index] = (int) (product / size);
      remainders[index] = product % size;
      missing -= counts[index];
    }
    List<Integer> byRemainder =
        IntStream.range(0, counts.length)
            .boxed()
            .sorted(Comparator.comparingLong((Integer index) -> -remainders[index]))
            .toList();
    for (int kept = 1; kept >= 0 && missing > 0; kept--) {
      missing = addOneEach(counts, byRemainder, kept, missing);
    }
    return counts;
  }

  private int addOneEach(int[] counts, List<Integer> order, int kept, int wanted) {
    int missing = wanted;
    boolean added = true;
    while (missing > 0 && added) {
      added = false;
      for (int index : order) {
        if (missing > 0 && counts[index] < strata.get(index).rows().length - kept) {
          counts[index]++;
          missing--;
          added = true;
        }
      }
    }
    return missing;
  }

  private void requireOneEach(int[] counts, String cause) {
    List<String> emptied = new ArrayList<>();
    for (int index = 0; index < counts.length; index++) {
      if (counts[index] > 0 && counts[index] == strata.get(index).rows().length) {
        emptied.add("'" + PromptText.inOneLine(strata.get(index).prompt()) + "'");
      }
    }
    if (!emptied.isEmpty()) {
      throw new InputException(
          cause
              + " leaves no training samples for the "
              + (emptied.size() == 1 ? "prompt " : "prompts ")
              + Spelling.first(NAMED, emptied)
              + "; "
              + Spelling.counted(strata.size(), "prompt")
              + (strata.size() == 1 ? " needs" : " need")
              + " at least 1 sample each, and there "
              + (size == 1 ? "is " : "are ")
              + Spelling.counted(size, "sample"));
    }
  }
}
