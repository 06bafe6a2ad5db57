// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import org.difflab.spi.Progress;

/**
 * Puts a trial's name before what it is doing, where several trials report progress.
 *
 * @param trial the trial's name
 * @param progress where it is reported
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
