// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Retries after transient failures. */
final class Attempts {

  private final DownloadLimits limits;

  Attempts(DownloadLimits limits) {
    this.limits = limits;
  }

  /** A task that can be retried. */
  @FunctionalInterface
  interface Attempt<T> {

    /** Tries once. */
    T make() throws IOException;
  }

  /**
   * Tries until the task succeeds.
   *
   * @throws IOException the last failure after the maximum number of attempts, or the first
   *     permanent one
   */
  <T> T of(Attempt<T> attempt) throws IOException {
    Duration pause = limits.pause();
    for (int left = limits.attempts() - 1; ; left--) {
      try {
        return attempt.make();
      } catch (DownloadRefused | InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        if (left <= 0) {
          throw e;
        }
      }
      rest(pause);
      pause = pause.multipliedBy(2);
    }
  }

  private static void rest(Duration pause) throws InterruptedIOException {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /**
   * Returns the exception for an interrupted wait, and restores the interrupt flag of the thread.
   */
  static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted");
  }
}
