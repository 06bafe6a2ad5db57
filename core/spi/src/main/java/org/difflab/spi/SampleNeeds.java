// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the numbers of samples that a metric needs, so that all shortages are reported at once:
 * {@code planned.needs("mmd").generated(2).test(2).require()}. Not thread-safe.
 *
 * @since 0.3
 */
public final class SampleNeeds {

  /** The greatest number of prompts with too few samples that a message names. */
  private static final int NAMED = 5;

  private final String metric;
  private final PlannedEvaluation planned;
  private final List<String> unmet = new ArrayList<>();

  SampleNeeds(String metric, PlannedEvaluation planned) {
    this.metric = metric;
    this.planned = planned;
  }

  /** Needs a number of generated samples. */
  public SampleNeeds generated(int least) {
    return need(least, "generated", planned.generated(), "the experiment's option samples");
  }

  /**
   * Needs a number of test samples. The message names the options of the data set that set it: in
   * all data sets of difflab these are named {@code test} or begin with it, such as {@code
   * test-file}.
   */
  public SampleNeeds test(int least) {
    return need(
        least,
        "test",
        planned.data().test(),
        dataset() + "; set it by its option test, test-file or test-images");
  }

  /** Needs a number of training samples. */
  public SampleNeeds training(int least) {
    return need(least, "training", planned.data().train(), dataset());
  }

  private String dataset() {
    return "data set '" + planned.dataset() + "'";
  }

  private SampleNeeds need(int least, String which, SampleCounts counts, String place) {
    if (counts.isFewerThan(least)) {
      unmet.add(
          "at least "
              + least
              + " "
              + which
              + (least == 1 ? " sample" : " samples")
              + ", found "
              + counts.total().orElseThrow()
              + " ("
              + place
              + ")");
    }
    return this;
  }

  /** Needs a number of generated and of test samples of every prompt that is generated. */
  public SampleNeeds ofEachPrompt(int least) {
    List<String> prompts =
        planned.prompts().stream()
            .filter(prompt -> planned.generated().count(prompt).orElse(0) > 0)
            .toList();
    ofEachPrompt(least, "generated", planned.generated(), prompts);
    ofEachPrompt(least, "test", planned.data().test(), prompts);
    return this;
  }

  private void ofEachPrompt(int least, String which, SampleCounts counts, List<String> prompts) {
    List<String> scarce =
        prompts.stream()
            .filter(prompt -> counts.count(prompt).orElse(least) < least)
            .map(prompt -> counts.count(prompt).orElseThrow() + " of '" + prompt + "'")
            .toList();
    // Without any, the number of all samples says enough.
    if (scarce.isEmpty() || counts.isFewerThan(1)) {
      return;
    }
    int named = Math.min(scarce.size(), NAMED);
    String more =
        scarce.size() > named ? " and too few of " + (scarce.size() - named) + " more" : "";
    unmet.add(
        "at least "
            + least
            + " "
            + which
            + " samples of each prompt, found "
            + String.join(", ", scarce.subList(0, named))
            + more);
  }

  /**
   * Requires everything.
   *
   * @throws InputException naming the metric, what it needs and what was found
   */
  public void require() {
    if (!unmet.isEmpty()) {
      throw new InputException("metric '" + metric + "' needs " + String.join(", and ", unmet));
    }
  }
}
