// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.spi.Finding;

/**
 * How many samples the training data and a trial have of each prompt. It is among the findings of
 * every trial.
 *
 * @param prompts how many prompts there are
 * @param sampled of how many of them the trial has samples
 * @param training how many training samples there are
 * @param samples how many samples the trial has
 * @param largest the prompts with the most training samples, at most {@value #MOST}
 */
public record PromptSummary(
    int prompts, int sampled, long training, long samples, List<Share> largest) {

  /** How many prompts are named at most. */
  public static final int MOST = 6;

  /** What the finding is called. */
  public static final String NAME = "prompts of the samples";

  private static final List<String> COLUMNS =
      List.of("prompts", "prompts with samples", "training samples", "samples");

  /**
   * A prompt.
   *
   * @param training how many training samples have it
   * @param samples how many samples of the trial have it
   */
  public record Share(String prompt, long training, long samples) {}

  /** Copies the list. */
  public PromptSummary {
    largest = List.copyOf(largest);
  }

  /**
   * Counts.
   *
   * @param generated the prompt of each sample of the trial
   */
  static PromptSummary of(TrainingData data, List<String> generated) {
    Map<String, long[]> counts = new LinkedHashMap<>();
    data.prompts().forEach(prompt -> counts.put(prompt, new long[2]));
    data.splits().train().prompts().forEach(prompt -> counts.get(prompt)[0]++);
    generated.forEach(prompt -> counts.get(prompt)[1]++);
    List<Share> shares = new ArrayList<>();
    counts.forEach((prompt, count) -> shares.add(new Share(prompt, count[0], count[1])));
    // The sort is stable, so equal prompts keep their order.
    List<Share> largest =
        shares.stream()
            .sorted(Comparator.comparingLong(Share::training).reversed())
            .limit(MOST)
            .toList();
    return new PromptSummary(
        counts.size(),
        (int) shares.stream().filter(share -> share.samples() > 0).count(),
        data.splits().train().count(),
        generated.size(),
        largest);
  }

  /** Returns the finding that {@link #in} reads. */
  Finding finding() {
    List<Finding.Row> rows = new ArrayList<>();
    rows.add(row("all prompts", prompts, sampled, training, samples));
    for (Share share : largest) {
      rows.add(
          row(share.prompt(), 1, share.samples() > 0 ? 1 : 0, share.training(), share.samples()));
    }
    return new Finding(NAME, Finding.Kind.TABLE, COLUMNS, rows);
  }

  private static Finding.Row row(
      String name, int prompts, int sampled, long training, long samples) {
    return new Finding.Row(
        name, List.of((double) prompts, (double) sampled, (double) training, (double) samples));
  }

  /** Returns the summary among the findings of a trial, if it is there. */
  public static Optional<PromptSummary> in(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.name().equals(NAME) && finding.columns().equals(COLUMNS))
        .filter(finding -> !finding.rows().isEmpty())
        .findFirst()
        .map(
            finding -> {
              List<Double> all = finding.rows().get(0).values();
              return new PromptSummary(
                  all.get(0).intValue(),
                  all.get(1).intValue(),
                  all.get(2).longValue(),
                  all.get(3).longValue(),
                  finding.rows().stream()
                      .skip(1)
                      .map(
                          row ->
                              new Share(
                                  row.name(),
                                  row.values().get(2).longValue(),
                                  row.values().get(3).longValue()))
                      .toList());
            });
  }
}
