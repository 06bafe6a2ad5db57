package org.difflab.linear.device;

import java.util.function.BooleanSupplier;

/** Waiting without sleep, for a short while. */
final class Wakeful {

  /** About the time in which a thread is put to sleep and woken up. */
  private static final long NANOSECONDS = 50_000;

  private Wakeful() {}

  /** Returns once something has come about, or after a short while. */
  static void await(BooleanSupplier event) {
    long began = System.nanoTime();
    while (!event.getAsBoolean() && System.nanoTime() - began < NANOSECONDS) {
      Thread.onSpinWait();
    }
  }
}
