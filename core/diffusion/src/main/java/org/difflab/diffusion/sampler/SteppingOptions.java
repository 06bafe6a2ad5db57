// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.sampler;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.difflab.spi.plugin.Option;

/**
 * The options of all samplers here.
 *
 * @param steps steps to take, if fewer than the schedule's
 * @param clip limit of the clean estimates
 */
public record SteppingOptions(
    @Option(
            help = "number of steps; by default those of the schedule",
            defaultsTo = "",
            min = 1,
            max = 100_000)
        OptionalInt steps,
    @Option(
            help = "clean estimates are limited to [-clip, clip]; no limit by default",
            defaultsTo = "",
            above = 0,
            max = 1e9)
        OptionalDouble clip) {

  /** All steps of the schedule, and no limit. */
  public static final SteppingOptions DEFAULT =
      new SteppingOptions(OptionalInt.empty(), OptionalDouble.empty());

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value lies outside its range
   */
  public SteppingOptions {
    if (steps.isPresent() && steps.getAsInt() < 1) {
      throw new IllegalArgumentException("steps must be at least 1, found " + steps.getAsInt());
    }
    if (clip.isPresent() && !(clip.getAsDouble() > 0)) {
      throw new IllegalArgumentException("clip must be above 0, found " + clip.getAsDouble());
    }
  }

  /** Returns these options with a number of steps. */
  public SteppingOptions withSteps(int number) {
    return new SteppingOptions(OptionalInt.of(number), clip);
  }

  /** Returns these options with a limit of the clean estimates. */
  public SteppingOptions withClip(double limit) {
    return new SteppingOptions(steps, OptionalDouble.of(limit));
  }
}
