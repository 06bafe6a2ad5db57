// SPDX-License-Identifier: Apache-2.0
package org.difflab.kernels.command;

import org.difflab.files.text.ShortText;
import org.difflab.spi.InputException;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Option;

/** How long to measure. */
final class Effort {

  private static final int QUICK_MILLISECONDS = 200;
  private static final int MOST_ITERATIONS = 10_000;
  private static final int MOST_SECONDS = 3600;
  private static final int MOST_FORKS = 100;

  @Option(
      names = "--iterations",
      paramLabel = "COUNT",
      defaultValue = "5",
      description =
          "Measurements of each bench, after as many to warm up (default: ${DEFAULT-VALUE}).")
  private String iterations = "";

  @Option(
      names = "--seconds",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "Length of a measurement (default: ${DEFAULT-VALUE}).")
  private String seconds = "";

  @Option(
      names = "--forks",
      paramLabel = "COUNT",
      defaultValue = "1",
      description =
          "Fresh JVMs to measure each bench in, or 0 for this one (default: ${DEFAULT-VALUE}).")
  private String forks = "";

  @Option(
      names = "--quick",
      description = "Measure each bench twice, for 0.2 seconds: a rough impression only.")
  private boolean quick;

  @Option(
      names = "--once",
      description = "Run each bench a single time, cold: shows that it runs, not how fast.")
  private boolean once;

  /**
   * Returns the options of JMH.
   *
   * @throws InputException if a number lies outside of its range
   */
  Options options(BenchPlan plan) {
    int measurements = whole("--iterations", iterations, 1, MOST_ITERATIONS);
    int length = whole("--seconds", seconds, 1, MOST_SECONDS);
    int machines = whole("--forks", forks, 0, MOST_FORKS);
    ChainedOptionsBuilder options = new OptionsBuilder().shouldFailOnError(false).forks(machines);
    plan.addTo(options);
    if (once) {
      return options.mode(Mode.SingleShotTime).warmupIterations(0).measurementIterations(1).build();
    }
    TimeValue time = quick ? TimeValue.milliseconds(QUICK_MILLISECONDS) : TimeValue.seconds(length);
    return options
        .warmupIterations(quick ? 2 : measurements)
        .measurementIterations(quick ? 2 : measurements)
        .warmupTime(time)
        .measurementTime(time)
        .build();
  }

  /**
   * Texts, so that numbers of any length are refused with the range; picocli names none beyond an
   * int.
   */
  private static int whole(String option, String text, int least, int most) {
    boolean isShort = text.strip().matches("[+-]?[0-9]{1,9}");
    int value = isShort ? Integer.parseInt(text.strip()) : -1;
    if (!isShort || value < least || value > most) {
      throw new InputException(
          option
              + " must be a whole number from "
              + least
              + " to "
              + most
              + ", found '"
              + ShortText.of(text)
              + "'");
    }
    return value;
  }
}
