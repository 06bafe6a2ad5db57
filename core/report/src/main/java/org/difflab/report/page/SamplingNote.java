// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.difflab.engine.experiment.PromptSummary;
import org.difflab.engine.pipeline.ImageValues;
import org.difflab.engine.pipeline.PromptShares;
import org.difflab.engine.run.TrialResult;
import org.difflab.files.text.PromptChoice;
import org.difflab.report.chart.NumberText;

/** Sentences about the samples that the metrics of a run received. */
final class SamplingNote {

  private static final int LONGEST_PROMPT = 40;
  private static final String EVEN =
      "Samples for the metrics have equal shares of all prompts; in the training data, the shares"
          + " are: ";

  private SamplingNote() {}

  static List<String> of(ReportSource source) {
    List<String> notes = new ArrayList<>();
    Optional<PromptSummary> found =
        source.results().stream()
            .filter(result -> result.status() == TrialResult.Status.FINISHED)
            .flatMap(result -> PromptSummary.in(result.findings()).stream())
            .findFirst();
    boolean measured = source.experiment().samples() > 0;
    found
        .filter(summary -> summary.prompts() > 1)
        .ifPresent(
            summary -> {
              if (measured) {
                notes.add(shares(summary, source.experiment().promptShares()));
              }
              int shown = source.experiment().picture().prompts().size();
              if (shown < summary.prompts()) {
                notes.add(
                    "Pictures show "
                        + PromptChoice.share(shown, summary.prompts())
                        + (summary.prompts() > PromptChoice.MOST
                            ? ", and tables by prompt at most " + PromptChoice.MOST + "."
                            : "."));
              }
            });
    if (measured && source.experiment().imageValues() == ImageValues.RAW) {
      notes.add(
          "Metrics received the raw values of images (image-values: raw), without the clipping and"
              + " rounding of picture files.");
    }
    return notes;
  }

  private static String shares(PromptSummary summary, PromptShares shares) {
    boolean data = shares == PromptShares.DATA;
    boolean all = summary.sampled() == summary.prompts();
    String share =
        data ? "Samples for the metrics have the training data's shares of prompts: " : EVEN;
    String drawn =
        String.format(
            Locale.ROOT,
            "Samples for the metrics have %,d of %,d prompts in each trial, drawn by its seed %s;"
                + " in the training data, ",
            summary.sampled(),
            summary.prompts(),
            data ? "and by their shares of the training data" : "alone");
    return (all ? share : drawn) + largest(summary) + '.';
  }

  private static String largest(PromptSummary summary) {
    List<PromptSummary.Share> largest = summary.largest();
    if (largest.get(0).training() * summary.prompts() < summary.training() + summary.prompts()) {
      return "all " + summary.prompts() + " have about the same";
    }
    List<String> words =
        largest.stream()
            .map(
                share ->
                    name(share.prompt())
                        + " "
                        + NumberText.of(100.0 * share.training() / summary.training(), 2)
                        + " %")
            .toList();
    return (largest.size() < summary.prompts() ? "the largest shares are " : "")
        + String.join(", ", words);
  }

  private static String name(String prompt) {
    return "'"
        + (prompt.length() <= LONGEST_PROMPT
            ? prompt
            : prompt.substring(0, LONGEST_PROMPT - 1) + "…")
        + "'";
  }
}
