// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.difflab.spi.InputException;
import org.difflab.spi.Samples;
import org.difflab.spi.Splits;

/**
 * Real samples instead of generated ones: the requested number of training samples of each prompt,
 * evenly spaced among those of the prompt.
 *
 * <p>If a prompt has fewer, all prompts get proportionally fewer, so that their shares are kept;
 * or, if that is nearer to the requested sizes, one half of the test samples is measured against
 * the other. Nearer means a smaller 1/n + 1/m, to which the error of a distance between n and m
 * samples of the same distribution is proportional. Fewer samples than requested increase
 * distances, so their number is reported with the value.
 */
final class RealSamples {

  private final ReferenceSamples wanted;
  private final Splits data;

  private RealSamples(ReferenceSamples wanted, Splits data) {
    this.wanted = wanted;
    this.data = data;
  }

  /**
   * Selects samples.
   *
   * @throws InputException if neither part has enough samples of every prompt
   */
  static SubstituteSamples like(ReferenceSamples wanted, Splits data) {
    return new RealSamples(wanted, data).take();
  }

  private SubstituteSamples take() {
    SubstituteSamples training = training();
    if (training.samples().count() == wanted.samples()) {
      return training;
    }
    SubstituteSamples halves = halves();
    SubstituteSamples nearer = error(halves) < error(training) ? halves : training;
    if (Double.isInfinite(error(nearer))) {
      throw new InputException("neither training nor test samples have enough of every prompt");
    }
    return nearer;
  }

  private static double error(SubstituteSamples substitute) {
    return 1.0 / substitute.samples().count() + 1.0 / substitute.data().test().count();
  }

  private SubstituteSamples training() {
    Samples chosen = choose(data.train());
    return new SubstituteSamples(counted(chosen.count(), "training sample", ""), chosen, data);
  }

  private SubstituteSamples halves() {
    Samples test = data.test();
    Samples chosen = choose(everySecond(test, 0));
    Samples others = everySecond(test, 1);
    String basis =
        counted(chosen.count(), "test sample", " against ")
            + counted(others.count(), "other", ", as training samples are too few");
    return new SubstituteSamples(
        basis, chosen, new Splits(data.train(), data.validation(), others, data.checksum()));
  }

  private static String counted(int count, String singular, String then) {
    return String.format(Locale.ROOT, "%,d %s%s%s", count, singular, count == 1 ? "" : "s", then);
  }

  /** Returns every second sample of each prompt. */
  private static Samples everySecond(Samples samples, int first) {
    return samples.select(
        samples.rowsByPrompt().values().stream()
            .flatMapToInt(
                rows ->
                    IntStream.range(0, rows.length)
                        .filter(position -> position % 2 == first)
                        .map(position -> rows[position]))
            .toArray());
  }

  /** Returns the requested number of each prompt, or fewer with the same shares of prompts. */
  private Samples choose(Samples from) {
    Map<String, int[]> rows = from.rowsByPrompt();
    Map<String, Integer> available = new HashMap<>();
    rows.forEach((prompt, own) -> available.put(prompt, own.length));
    int total = wanted.prompts().most(wanted.samples(), available);
    List<Integer> chosen = new ArrayList<>(total);
    wanted
        .prompts()
        .counts(total, wanted.seed())
        .forEach(
            (prompt, count) -> {
              int[] own = rows.get(prompt);
              for (int i = 0; i < count; i++) {
                chosen.add(own[(int) ((long) i * own.length / count)]);
              }
            });
    return from.select(chosen.stream().mapToInt(Integer::intValue).toArray());
  }
}
