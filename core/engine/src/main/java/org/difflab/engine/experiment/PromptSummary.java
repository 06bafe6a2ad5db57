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
 * The numbers of samples of each prompt in the training data and in a trial. It is a finding of
 * every trial.
 *
 * @param prompts number of prompts
 * @param sampled number of prompts of which the trial has samples
 * @param training number of training samples
 * @param samples number of samples of the trial
 * @param largest the prompts with the most training samples, at most {@value #MOST}
 */
public record PromptSummary(
    int prompts, int sampled, long training, long samples, List<Share> largest) {

  /** Maximum number of prompts that are named. */
  public static final int MOST = 6;

  /** The name of the finding. */
  public static final String NAME = "prompts of the samples";

  private static final List<String> COLUMNS =
      List.of("prompts", "prompts with samples", "training samples", "samples");

  /**
   * A prompt.
   *
   * @param training number of its training samples
   * @param samples number of its samples in the trial
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

  /** Returns this summary as a finding, from which {@link #in} restores it. */
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

  /** Returns the summary among the findings of a trial, if present. */
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
