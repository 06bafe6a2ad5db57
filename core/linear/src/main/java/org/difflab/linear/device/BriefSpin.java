// SPDX-License-Identifier: Apache-2.0
package org.difflab.linear.device;

import java.util.function.BooleanSupplier;

/** Busy waiting for a short while. */
final class BriefSpin {

  /** About the time that putting a thread to sleep and waking it takes. */
  private static final long NANOSECONDS = 50_000;

  private BriefSpin() {}

  /** Returns when the condition holds, or after a short while. */
  static void await(BooleanSupplier condition) {
    long began = System.nanoTime();
    while (!condition.getAsBoolean() && System.nanoTime() - began < NANOSECONDS) {
      Thread.onSpinWait();
    }
  }
}
