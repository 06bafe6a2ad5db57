// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.config;

/** The keys of an experiment file, in the order in which they are documented. */
enum ExperimentKey implements Key {
  TITLE("the heading of the report; by default the file's name"),
  DESCRIPTION("what the experiment is about"),
  DATASET("the data set"),
  PIPELINES("the pipelines, by name"),
  BASELINE("the pipeline that the others are compared with; by default the first"),
  SWEEP("options or slots with several values each, every combination of which is run"),
  SEEDS(
      "number of seeds that each trial is repeated with (1, 2, and so on), or a list of seeds;"
          + " default 1"),
  METRICS("the metrics of each trial"),
  SAMPLES(
      "number of samples to generate for the metrics; by default 1,000, or 10,000 if a picture"
          + " shows their distribution, and 0 if there are neither metrics nor such pictures"),
  PROMPT_SHARES(
      "the distribution of these samples over prompts: data, as in the training data, or even;"
          + " default data"),
  IMAGE_VALUES(
      "which values of generated images the metrics are given: saved, limited to [-1, 1] and"
          + " rounded to 8 bits as in a picture file, or raw, as decoded; default saved"),
  PICTURE("which samples of each trial are shown"),
  PICTURES("the pictures of each trial; by default those that suit the samples");

  private final String help;

  ExperimentKey(String help) {
    this.help = help;
  }

  @Override
  public String help() {
    return help;
  }
}
