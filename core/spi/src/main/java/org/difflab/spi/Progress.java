// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * Receives the progress of long-running work. Implementations are thread-safe.
 *
 * @since 0.1
 */
public interface Progress {

  /** Ignores all progress. */
  Progress SILENT =
      (title, total) ->
          new Stage() {
            @Override
            public void advance(long amount) {}

            @Override
            public void note(String text) {}

            @Override
            public void close() {}
          };

  /**
   * Begins a stage of the work.
   *
   * @param title what is being done, such as "pca: covariance"
   * @param total the amount of work, in any unit; 0 if unknown
   */
  Stage begin(String title, long total);

  /**
   * Reports something that does not stop the work but may make its results wrong or surprising. A
   * run shows it at once and keeps it with the result of the trial; by default it is ignored.
   *
   * @param message what was found, with its numbers, and what to change; one or two sentences
   */
  default void warn(String message) {}

  /** A stage in progress; closing it ends it. */
  interface Stage extends AutoCloseable {

    /** Reports that {@code amount} more has been done. */
    void advance(long amount);

    /** Shows a short text next to the progress bar, such as the current loss. */
    void note(String text);

    @Override
    void close();
  }
}
