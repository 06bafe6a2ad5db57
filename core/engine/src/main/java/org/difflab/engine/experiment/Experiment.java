// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.util.List;
import org.difflab.engine.pipeline.ImageValues;
import org.difflab.engine.pipeline.PromptShares;
import org.difflab.engine.run.Trial;
import org.difflab.registry.wiring.Wired;
import org.difflab.spi.Dataset;
import org.difflab.spi.Metric;
import org.difflab.spi.plugin.Part;

/**
 * All that a configuration file asks for, checked and resolved. The components of its data set and
 * its trials compute on the device of the laboratory that read it.
 *
 * @param title what the report is headed with
 * @param description what the reader should look for; may be empty
 * @param dataset where samples come from
 * @param trials every pipeline under every setting of the sweep and every seed, in the order of the
 *     file
 * @param baseline the pipeline with which the others are compared
 * @param metrics the metrics
 * @param samples number of samples that each trial generates for the metrics; may be 0
 * @param promptShares their distribution over prompts
 * @param imageValues which values of generated images the metrics are given
 * @param picture which samples the picture of a trial shows
 * @param pictures the pictures of each trial
 */
public record Experiment(
    String title,
    String description,
    Wired<Dataset> dataset,
    List<Trial> trials,
    String baseline,
    List<Part<Metric>> metrics,
    int samples,
    PromptShares promptShares,
    ImageValues imageValues,
    Picture picture,
    List<PictureKind> pictures) {

  /** Copies the lists. */
  public Experiment {
    trials = List.copyOf(trials);
    metrics = List.copyOf(metrics);
    pictures = List.copyOf(pictures);
  }

  /**
   * The picture grid of a trial.
   *
   * @param prompts one row of the grid each
   * @param count samples per prompt
   */
  public record Picture(List<String> prompts, int count) {

    /** Copies the list. */
    public Picture {
      prompts = List.copyOf(prompts);
    }
  }
}
