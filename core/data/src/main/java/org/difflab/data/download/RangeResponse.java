// SPDX-License-Identifier: Apache-2.0
package org.difflab.data.download;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The response to a range request, read as a stream. */
final class RangeResponse implements Closeable {

  private final InputStream body;
  private final long skipped;
  private final OptionalLong fileSize;
  private final Optional<String> validator;
  private final Duration stall;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "download");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Creates a response.
   *
   * @param body the bytes
   * @param skipped number of bytes of the range that were not sent because they exist locally
   * @param fileSize the size of the whole file, if the server stated it
   * @param validator identifies this version of the file in later requests, if available
   * @param stall timeout for pauses
   */
  RangeResponse(
      InputStream body,
      long skipped,
      OptionalLong fileSize,
      Optional<String> validator,
      Duration stall) {
    this.body = body;
    this.skipped = skipped;
    this.fileSize = fileSize;
    this.validator = validator;
    this.stall = stall;
  }

  /** Returns the number of bytes of the range before the first byte of this response. */
  long skipped() {
    return skipped;
  }

  /** Returns the size of the whole file, if the server stated it. */
  OptionalLong fileSize() {
    return fileSize;
  }

  /** Returns the validator that identifies this version of the file in later requests. */
  Optional<String> validator() {
    return validator;
  }

  /**
   * Reads some bytes.
   *
   * @return the number of bytes, or −1 at the end
   * @throws IOException if the connection is lost, or no bytes arrive before the timeout
   */
  int read(byte[] buffer) throws IOException {
    try {
      return reader.submit(() -> body.read(buffer)).get(stall.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("nothing arrived for " + stall.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IOException("the connection was lost", e.getCause());
    } catch (InterruptedException e) {
      throw Attempts.interrupted();
    }
  }

  @Override
  public void close() throws IOException {
    body.close();
    reader.shutdownNow();
  }
}
