// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.difflab.files.text.Spelling;
import org.difflab.spi.SampleCounts;

/** The distribution over prompts of the samples generated for metrics. */
public enum PromptShares {
  /** That of the training data. */
  DATA {
    @Override
    public PromptAllocation of(TrainingData data) {
      return PromptAllocation.like(data.prompts(), data.splits().train());
    }

    @Override
    Optional<PromptAllocation> of(DataOutline data) {
      Map<String, Integer> weights = new LinkedHashMap<>();
      data.prompts()
          .forEach(
              prompt ->
                  data.sizes()
                      .train()
                      .count(prompt)
                      .ifPresent(count -> weights.put(prompt, count)));
      return weights.values().stream().anyMatch(weight -> weight > 0)
          ? Optional.of(PromptAllocation.of(weights))
          : Optional.empty();
    }
  },
  /** Uniform. */
  EVEN {
    @Override
    public PromptAllocation of(TrainingData data) {
      return PromptAllocation.even(data.prompts());
    }

    @Override
    Optional<PromptAllocation> of(DataOutline data) {
      return Optional.of(PromptAllocation.even(data.prompts()));
    }
  };

  /** Returns the allocation of samples to the prompts of a data set. */
  public abstract PromptAllocation of(TrainingData data);

  /** Returns the allocation, if it is known before the data are read. */
  abstract Optional<PromptAllocation> of(DataOutline data);

  /**
   * Returns the number of samples of each prompt that a trial generates; only the total if the
   * numbers are not known before the data are read.
   *
   * @param total how many samples it generates
   * @param seed the seed of the trial
   */
  public SampleCounts counts(DataOutline data, int total, long seed) {
    return of(data)
        .map(allocation -> SampleCounts.of(allocation.counts(total, seed)))
        .orElseGet(() -> SampleCounts.of(total));
  }

  /** Returns the name of this distribution in files. */
  public String word() {
    return Spelling.hyphenated(name());
  }

  /** Returns all names. */
  public static List<String> words() {
    return Arrays.stream(values()).map(PromptShares::word).toList();
  }
}
