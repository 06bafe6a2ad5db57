package org.difflab.engine.config;

/** The keys of an experiment file, in the order in which they are documented. */
enum ExperimentKey implements Key {
  TITLE("the heading of the report; by default the file's name"),
  DESCRIPTION("what the experiment is about"),
  DATASET("where samples come from"),
  PIPELINES("the pipelines to be tried, by name"),
  BASELINE("the pipeline that the others are compared with; by default the first"),
  SWEEP("options or slots that take several values each, every combination of which is tried"),
  SEEDS("how many seeds every trial is repeated with, from 1 on, or a list of them; default 1"),
  METRICS("what is measured of each trial"),
  SAMPLES(
      "how many samples are generated for the metrics; by default 1,000, or 10,000 where a"
          + " distribution is drawn, and none without either"),
  PROMPT_SHARES(
      "the shares that prompts have of these samples: data, as in the training data, or even;"
          + " default data"),
  IMAGE_VALUES(
      "which values of generated images the metrics are given: saved, limited to [-1, 1] and"
          + " rounded to 8 bits as in a picture file, or raw, as decoded; default saved"),
  PICTURE("which samples are shown of each trial"),
  PICTURES("what is drawn of each trial; by default what suits the samples");

  private final String help;

  ExperimentKey(String help) {
    this.help = help;
  }

  @Override
  public String help() {
    return help;
  }
}
