package org.difflab.engine.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The shares that prompts have of the samples which are generated for metrics. */
public enum PromptShares {
  /** Those of the training data. */
  DATA {
    @Override
    public PromptAllocation of(TrainingData data) {
      return PromptAllocation.like(data.prompts(), data.splits().train());
    }
  },
  /** Equal ones. */
  EVEN {
    @Override
    public PromptAllocation of(TrainingData data) {
      return PromptAllocation.even(data.prompts());
    }
  };

  /** Returns how samples are divided among the prompts of a data set. */
  public abstract PromptAllocation of(TrainingData data);

  /** Returns the word for these shares in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns every word. */
  public static List<String> words() {
    return Arrays.stream(values()).map(PromptShares::word).toList();
  }
}
