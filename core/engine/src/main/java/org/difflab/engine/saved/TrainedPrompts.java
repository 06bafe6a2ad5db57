// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.saved;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.difflab.files.text.PromptChoice;

/**
 * The prompts that a saved part was trained on.
 *
 * @param part "embedder" or "denoiser"
 * @param trial the words for where it was saved
 * @param prompts the prompts, in the order of its conditions
 */
record TrainedPrompts(String part, String trial, List<String> prompts) {

  /** Returns how they differ from the prompts of a data set, in any order, if they do. */
  Optional<String> difference(List<String> data) {
    List<String> differences = new ArrayList<>();
    List<String> unknown = without(data, prompts);
    List<String> missing = without(prompts, data);
    if (!unknown.isEmpty()) {
      differences.add("it was not trained on " + PromptChoice.named(unknown));
    }
    if (!missing.isEmpty()) {
      differences.add("the data set does not have " + PromptChoice.named(missing));
    }
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the "
                + part
                + " of "
                + trial
                + " was trained on other prompts: "
                + String.join("; ", differences));
  }

  private static List<String> without(List<String> prompts, List<String> others) {
    Set<String> excluded = Set.copyOf(others);
    return prompts.stream().filter(prompt -> !excluded.contains(prompt)).toList();
  }
}
