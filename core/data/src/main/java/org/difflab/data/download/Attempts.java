// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Tries again what failed in a way that may pass. */
final class Attempts {

  private final DownloadLimits limits;

  Attempts(DownloadLimits limits) {
    this.limits = limits;
  }

  /** Something that may have to be tried more than once. */
  @FunctionalInterface
  interface Attempt<T> {

    /** Tries once. */
    T make() throws IOException;
  }

  /**
   * Tries until it succeeds.
   *
   * @throws IOException the last failure, once there were as many as are allowed, or the first that
   *     will not pass
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

  /** Returns what is thrown where waiting was interrupted, leaving the thread marked so. */
  static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted");
  }
}
