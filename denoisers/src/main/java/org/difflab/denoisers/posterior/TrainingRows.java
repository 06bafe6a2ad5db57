// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.posterior;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.difflab.denoisers.condition.Conditions;
import org.difflab.spi.InputException;
import org.difflab.spi.training.DenoiserInput;

/** Chooses the training rows that a denoiser stores. */
public final class TrainingRows {

  private TrainingRows() {}

  /**
   * Returns an input with at most {@code limit} of the rows: for each prompt its share, by largest
   * remainders and at least one, evenly spaced over the rows of the prompt.
   *
   * @throws InputException if there are more prompts than rows to keep
   */
  public static DenoiserInput limited(DenoiserInput input, OptionalInt limit) {
    int count = input.latents().rows();
    if (limit.isEmpty() || limit.getAsInt() >= count) {
      return input.fixed();
    }
    List<int[]> rows =
        Conditions.of(input).rowsByCondition(input.conditions()).stream()
            .filter(prompt -> prompt.length > 0)
            .toList();
    int[] shares = shares(rows, count, limit.getAsInt());
    int[] chosen =
        IntStream.range(0, rows.size())
            .flatMap(prompt -> evenlySpread(rows.get(prompt), shares[prompt]))
            .sorted()
            .toArray();
    return new DenoiserInput(
        input.shape(),
        input.latents().select(chosen),
        input.conditions().select(chosen),
        input.unconditional());
  }

  private static IntStream evenlySpread(int[] rows, int count) {
    return IntStream.range(0, count).map(i -> rows[(int) ((long) i * rows.length / count)]);
  }

  private static int[] shares(List<int[]> rows, int count, int limit) {
    if (limit < rows.size()) {
      throw new InputException(
          "limit: " + limit + " keeps fewer training rows than there are prompts, " + rows.size());
    }
    int[] shares = new int[rows.size()];
    for (int prompt = 0; prompt < shares.length; prompt++) {
      shares[prompt] = (int) Math.max(1, (long) limit * rows.get(prompt).length / count);
    }
    // What a prompt lacks to its exact share, in units of 1/count rows.
    Comparator<Integer> byLack =
        Comparator.comparingLong(
            prompt -> (long) limit * rows.get(prompt).length - (long) shares[prompt] * count);
    List<Integer> prompts = IntStream.range(0, shares.length).boxed().toList();
    int kept = Arrays.stream(shares).sum();
    for (; kept < limit; kept++) {
      shares[prompts.stream().max(byLack).orElseThrow()]++;
    }
    for (; kept > limit; kept--) {
      shares[prompts.stream().filter(prompt -> shares[prompt] > 1).min(byLack).orElseThrow()]--;
    }
    return shares;
  }
}
