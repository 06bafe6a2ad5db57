package org.difflab.kernels.command;

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
          "Measurements of each bench, after as many to warm up; ${DEFAULT-VALUE} unless given.")
  private int iterations;

  @Option(
      names = "--seconds",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "Length of a measurement; ${DEFAULT-VALUE} unless given.")
  private int seconds;

  @Option(
      names = "--forks",
      paramLabel = "COUNT",
      defaultValue = "1",
      description =
          "Fresh JVMs to measure each bench in, or 0 for this one; ${DEFAULT-VALUE} unless given.")
  private int forks;

  @Option(
      names = "--quick",
      description = "Measure each bench twice, for 0.2 seconds: an impression, nothing to quote.")
  private boolean quick;

  @Option(
      names = "--once",
      description = "Run each bench a single time, cold: shows that it runs, not how fast.")
  private boolean once;

  /**
   * Returns what JMH is told.
   *
   * @throws InputException if a number lies outside of its range
   */
  Options options(BenchPlan plan) {
    require("--iterations", iterations, 1, MOST_ITERATIONS);
    require("--seconds", seconds, 1, MOST_SECONDS);
    require("--forks", forks, 0, MOST_FORKS);
    ChainedOptionsBuilder options = new OptionsBuilder().shouldFailOnError(false).forks(forks);
    plan.addTo(options);
    if (once) {
      return options.mode(Mode.SingleShotTime).warmupIterations(0).measurementIterations(1).build();
    }
    TimeValue time =
        quick ? TimeValue.milliseconds(QUICK_MILLISECONDS) : TimeValue.seconds(seconds);
    return options
        .warmupIterations(quick ? 2 : iterations)
        .measurementIterations(quick ? 2 : iterations)
        .warmupTime(time)
        .measurementTime(time)
        .build();
  }

  private static void require(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InputException(
          option + " must be a whole number from " + least + " to " + most + ", found " + value);
    }
  }
}
