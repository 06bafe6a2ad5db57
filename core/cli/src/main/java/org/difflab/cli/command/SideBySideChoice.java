package org.difflab.cli.command;

import java.util.Optional;
import org.difflab.engine.experiment.TrialLimits;
import org.difflab.spi.InputException;
import picocli.CommandLine.Option;

/** The options that say how many trials run side by side. */
final class SideBySideChoice {

  @Option(
      names = "--parallel",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description =
          "How many trials run side by side, sharing the threads (default: ${DEFAULT-VALUE})."
              + " Results have the same bits; times are longer for each trial, and its peak memory"
              + " is not known.")
  private int parallel;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = MemorySize.Converter.class,
      description =
          "How much memory trials side by side may need together, beside the data set, as estimated"
              + " from their sizes, such as 600m (default: half of what Java may use). One that"
              + " needs more runs alone.")
  private Optional<MemorySize> memory;

  /**
   * Returns the limits.
   *
   * @throws InputException if a number is less than 1
   */
  TrialLimits limits() {
    if (parallel < 1) {
      throw new InputException("--parallel must be at least 1, found " + parallel);
    }
    long half = Runtime.getRuntime().maxMemory() / 2;
    return new TrialLimits(parallel, memory.map(MemorySize::bytes).orElse(half));
  }
}
