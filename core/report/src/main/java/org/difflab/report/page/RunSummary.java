// SPDX-License-Identifier: Apache-2.0
package org.difflab.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.difflab.engine.comparison.Comparison;
import org.difflab.engine.comparison.MissingValue;
import org.difflab.engine.comparison.Sharing;
import org.difflab.engine.run.TrialResult;
import org.difflab.files.text.Spelling;

/**
 * The main facts of a run.
 *
 * @param facts short sentences
 * @param sharing the training time saved by sharing trained parts
 * @param failures trials and metrics that failed, and why
 */
record RunSummary(List<String> facts, String sharing, List<String> failures) {

  static RunSummary of(ReportSource source) {
    Comparison comparison = source.comparison();
    List<String> facts = new ArrayList<>();
    facts.add(Spelling.counted(comparison.contestants().size(), "pipeline"));
    facts.add(Spelling.counted(comparison.seeds().size(), "seed"));
    facts.add("data: " + source.experiment().dataset().name());
    source.results().stream()
        .filter(result -> result.status() == TrialResult.Status.FINISHED)
        .mapToInt(TrialResult::samples)
        .filter(samples -> samples > 0)
        .findFirst()
        .ifPresent(
            samples ->
                facts.add(
                    String.format(
                        Locale.ROOT,
                        "%,d %s per trial",
                        samples,
                        samples == 1 ? "sample" : "samples")));
    if (source.compares()) {
      facts.add("baseline: " + comparison.baseline().name());
    }
    if (!comparison.failures().isEmpty()) {
      facts.add(Spelling.counted(comparison.failures().size(), "failed trial"));
    }
    if (!comparison.failedMetrics().isEmpty()) {
      facts.add(Spelling.counted(comparison.failedMetrics().size(), "failed metric"));
    }
    return new RunSummary(
        facts,
        sharing(comparison.sharing()),
        Stream.concat(comparison.failures().stream(), comparison.failedMetrics().stream())
            .map(MissingValue::toString)
            .toList());
  }

  private static String sharing(Sharing sharing) {
    return sharing.used() == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "Trials share identical parts. Parts used: %d; distinct parts: %d; trained for the"
                + " trial that uses them: %d; trained before, for another trial or in another run:"
                + " %d. Training each distinct part once takes %.1f s; training all parts"
                + " separately for each trial would take %.1f s.",
            sharing.used(),
            sharing.distinct(),
            sharing.fitted(),
            sharing.loaded(),
            sharing.seconds(),
            sharing.secondsUnshared());
  }
}
