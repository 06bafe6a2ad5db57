// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.util.List;
import org.difflab.engine.pipeline.PromptAllocation;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.engine.run.Trial;
import org.difflab.spi.Samples;

/**
 * The input of the pictures of a trial.
 *
 * @param trial the trial
 * @param pipeline its trained pipeline
 * @param data the data it was trained on
 * @param pictures which pictures to draw
 * @param prompts the distribution of samples over prompts
 * @param shown the samples of the experiment's picture, prompt after prompt
 * @param generated the samples generated for the metrics; may be empty
 */
public record TrialView(
    Trial trial,
    TrainedPipeline pipeline,
    TrainingData data,
    List<PictureKind> pictures,
    PromptAllocation prompts,
    Samples shown,
    Samples generated) {

  /** Copies the list. */
  public TrialView {
    pictures = List.copyOf(pictures);
  }
}
