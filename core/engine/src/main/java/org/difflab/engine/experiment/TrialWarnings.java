// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.Progress;

/**
 * Collects the warnings of a trial for its result and forwards them with the name of the trial.
 * Duplicate warnings are kept and shown once. Safe for several threads.
 */
final class TrialWarnings implements Progress {

  private final String trial;
  private final Progress progress;
  private final List<String> messages = new ArrayList<>();

  TrialWarnings(String trial, Progress progress) {
    this.trial = trial;
    this.progress = progress;
  }

  @Override
  public Stage begin(String title, long total) {
    return progress.begin(title, total);
  }

  @Override
  public synchronized void warn(String message) {
    if (!messages.contains(message)) {
      messages.add(message);
      progress.warn(trial + ": " + message);
    }
  }

  /** Returns the warnings so far, in their order. */
  synchronized List<String> messages() {
    return List.copyOf(messages);
  }
}
