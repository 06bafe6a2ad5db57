package org.difflab.engine.experiment;

import java.nio.file.Path;
import org.difflab.engine.pipeline.TrainedPipeline;
import org.difflab.spi.Samples;

/** Draws what a trial generated. The engine knows when; whoever shows results knows how. */
@FunctionalInterface
public interface TrialPictures {

  /** Draws nothing. */
  TrialPictures NONE = (trial, pipeline, samples, folder) -> {};

  /**
   * Draws a trial, before its result is written.
   *
   * @param samples the samples of the experiment's picture, prompt after prompt
   * @param folder the trial's folder
   */
  void draw(Trial trial, TrainedPipeline pipeline, Samples samples, Path folder);
}
