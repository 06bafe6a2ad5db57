// SPDX-License-Identifier: Apache-2.0
package org.difflab.engine.experiment;

/**
 * The limits of trials that run in parallel. They share the threads of the device, so that one
 * computes while another draws or writes; results have the same bits with and without parallel
 * trials.
 *
 * @param trials maximum number of trials at the same time, at least 1
 * @param memory limit in bytes for the total memory of the trials at the same time, as estimated by
 *     {@link TrialMemory}; a trial that needs more runs alone
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
