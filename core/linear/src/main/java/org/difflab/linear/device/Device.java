// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.device;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.difflab.files.setting.Settings;
import org.difflab.linear.AlgebraSetting;
import org.difflab.spi.InputException;
import org.difflab.spi.Workers;
import org.difflab.spi.linear.LinearAlgebra;

/**
 * The threads and the linear algebra of this machine. Native libraries are loaded when a device is
 * opened.
 *
 * @param threads the worker threads, stopped by {@link #close}
 * @param algebra the linear algebra
 */
public record Device(ThreadWorkers threads, LinearAlgebra algebra) implements AutoCloseable {

  /** Opens a device. */
  public static Device open(int threads, AlgebraSetting setting) {
    ThreadWorkers workers = new ThreadWorkers(threads);
    return new Device(workers, setting.open(workers));
  }

  /**
   * Opens the device described by the settings: the system property {@code difflab.threads} or else
   * the environment's {@code DIFFLAB_THREADS} is the number of threads, one for each processor
   * unless set; {@code difflab.algebra} or {@code DIFFLAB_ALGEBRA} is the word of an {@link
   * AlgebraSetting}.
   *
   * @throws InputException if a setting cannot be used
   */
  public static Device fromSettings() {
    int threads =
        setting("difflab.threads", "DIFFLAB_THREADS")
            .map(Device::threads)
            .orElseGet(() -> Runtime.getRuntime().availableProcessors());
    AlgebraSetting algebra =
        setting("difflab.algebra", "DIFFLAB_ALGEBRA")
            .map(Device::algebra)
            .orElse(AlgebraSetting.AUTO);
    return open(threads, algebra);
  }

  private static Optional<String> setting(String property, String variable) {
    return Settings.ofThisProcess().find(property, variable);
  }

  private static int threads(String text) {
    try {
      int threads = Integer.parseInt(text.strip());
      if (threads >= 1) {
        return threads;
      }
    } catch (NumberFormatException e) {
      throw badThreads(text, e);
    }
    throw badThreads(text, new IllegalArgumentException(text));
  }

  private static InputException badThreads(String text, RuntimeException cause) {
    return new InputException(
        "difflab.threads or DIFFLAB_THREADS must be a whole number of at least 1, found '"
            + text
            + "'",
        cause);
  }

  private static AlgebraSetting algebra(String text) {
    return Arrays.stream(AlgebraSetting.values())
        .filter(setting -> setting.word().equalsIgnoreCase(text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    "difflab.algebra or DIFFLAB_ALGEBRA must be one of "
                        + Arrays.stream(AlgebraSetting.values())
                            .map(AlgebraSetting::word)
                            .collect(Collectors.joining(", "))
                        + ", found '"
                        + text
                        + "'"));
  }

  /** Returns the threads for components. */
  public Workers workers() {
    return threads;
  }

  /** Stops the threads. */
  @Override
  public void close() {
    threads.close();
  }
}
