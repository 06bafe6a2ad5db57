// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.pipeline;

import java.util.concurrent.CancellationException;
import org.difflab.spi.Progress;

/**
 * Progress that cancels a training whose thread was interrupted, checked at each start of a stage
 * and each reported step.
 *
 * @param progress receives the progress
 */
public record InterruptibleProgress(Progress progress) implements Progress {

  @Override
  public Stage begin(String title, long total) {
    requireUninterrupted();
    Stage stage = progress.begin(title, total);
    return new Stage() {

      @Override
      public void advance(long done) {
        requireUninterrupted();
        stage.advance(done);
      }

      @Override
      public void note(String text) {
        stage.note(text);
      }

      @Override
      public void close() {
        stage.close();
      }
    };
  }

  @Override
  public void warn(String message) {
    progress.warn(message);
  }

  private static void requireUninterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted while training");
    }
  }
}
