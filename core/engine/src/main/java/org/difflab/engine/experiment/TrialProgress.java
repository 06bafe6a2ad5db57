package org.difflab.engine.experiment;

import org.difflab.spi.Progress;

/**
 * Puts a trial's name before what it is doing, where several trials tell of themselves.
 *
 * @param trial the trial's name
 * @param progress where it is told
 */
record TrialProgress(String trial, Progress progress) implements Progress {

  @Override
  public Stage begin(String title, long total) {
    return progress.begin(trial + ": " + title, total);
  }

  /** Warnings of trials already name them. */
  @Override
  public void warn(String message) {
    progress.warn(message);
  }
}
