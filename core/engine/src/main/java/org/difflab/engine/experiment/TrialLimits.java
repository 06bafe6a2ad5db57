// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

/**
 * How many trials run side by side. They share the threads of the device, so that one computes
 * while another draws or writes; what they compute has the same bits whether or not others run
 * beside them.
 *
 * @param trials the most that run at once, at least 1
 * @param memory bytes that the trials running at once may need together, as {@link TrialMemory}
 *     estimates it; a trial that needs more than all of it runs alone
 */
public record TrialLimits(int trials, long memory) {

  /** One trial after another. */
  public static final TrialLimits ONE = new TrialLimits(1, Long.MAX_VALUE);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is less than 1
   */
  public TrialLimits {
    if (trials < 1) {
      throw new IllegalArgumentException("at least 1 trial must run at a time, found " + trials);
    }
    if (memory < 1) {
      throw new IllegalArgumentException(
          "memory for trials must be at least 1 byte, found " + memory);
    }
  }
}
