// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.nio.file.Path;
import java.util.List;
import org.difflab.engine.pipeline.TrainingData;
import org.difflab.engine.run.RunFolder;
import org.difflab.engine.run.TrialResult;
import org.difflab.spi.Progress;

/** Draws the pictures of trials, called by the engine and implemented by the report module. */
@FunctionalInterface
public interface TrialPictures {

  /** Draws nothing. */
  TrialPictures NONE = (view, folder, progress) -> {};

  /**
   * Draws a trial, before its result is written.
   *
   * @param folder the trial's folder
   */
  void draw(TrialView view, Path folder, Progress progress);

  /**
   * Draws the pairs of samples that metrics compared, before the result of the trial is written.
   *
   * @param views one for each metric that compared pairs; none for most trials
   */
  default void drawPairs(List<PairView> views, Path folder) {}

  /**
   * Draws the pictures that compare the trials of a run, after all of them.
   *
   * @param results the results of the trials, in the order of the experiment
   */
  default void compare(
      Experiment experiment, TrainingData data, List<TrialResult> results, RunFolder folder) {}
}
