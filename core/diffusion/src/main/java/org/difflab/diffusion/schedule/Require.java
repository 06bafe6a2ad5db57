// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.schedule;

/** Checks of options that several schedules share. */
final class Require {

  private Require() {}

  static void steps(int steps, int least) {
    if (steps < least) {
      throw new IllegalArgumentException("steps must be at least " + least + ", found " + steps);
    }
  }

  static void beta(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          name + " must lie between 0 and 1, both excluded; found " + value);
    }
  }

  static void positive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be finite and above 0, found " + value);
    }
  }

  static void rising(String lowName, double low, String highName, double high) {
    positive(lowName, low);
    positive(highName, high);
    if (low >= high) {
      throw new IllegalArgumentException(
          lowName + " must be below " + highName + ", found " + low + " and " + high);
    }
  }
}
