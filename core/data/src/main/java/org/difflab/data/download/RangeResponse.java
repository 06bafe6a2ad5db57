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

/** A server's answer to the request for a range, while its bytes arrive. */
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
   * Makes an answer.
   *
   * @param body the bytes
   * @param skipped how many bytes of the range the server left out because they are there already
   * @param fileSize the size of the whole file, if the server told
   * @param validator what stands for this version of the file in later requests, if there is such
   * @param stall how long the bytes may pause
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

  /** Returns how many bytes of the range come before the first that arrives here. */
  long skipped() {
    return skipped;
  }

  /** Returns the size of the whole file, if the server told. */
  OptionalLong fileSize() {
    return fileSize;
  }

  /** Returns what stands for this version of the file in later requests. */
  Optional<String> validator() {
    return validator;
  }

  /**
   * Reads some bytes.
   *
   * @return how many, or −1 at the end
   * @throws IOException if the connection breaks off, or nothing arrives for too long
   */
  int read(byte[] buffer) throws IOException {
    try {
      return reader.submit(() -> body.read(buffer)).get(stall.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("nothing arrived for " + stall.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IOException("the connection broke off", e.getCause());
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
