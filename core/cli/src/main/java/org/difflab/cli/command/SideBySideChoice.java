// SPDX-License-Identifier: Apache-2.0
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
          "Number of trials that run at the same time, sharing the threads (default:"
              + " ${DEFAULT-VALUE}). Results have the same bits; each trial takes longer, and its"
              + " peak memory is unknown.")
  private int parallel;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = MemorySize.Converter.class,
      description =
          "Memory that trials running at the same time may need together, beside the data set, as"
              + " estimated from their sizes, such as 600m (default: half of what Java may use). A"
              + " trial that needs more runs alone.")
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
