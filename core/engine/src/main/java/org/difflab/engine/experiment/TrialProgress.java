// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import org.difflab.spi.Progress;

/**
 * Adds the name of a trial to its progress, for several trials at the same time.
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
