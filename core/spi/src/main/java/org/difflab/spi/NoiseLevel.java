// SPDX-License-Identifier: Apache-2.0
package org.difflab.spi;

/**
 * The noise level of a sample: x_t = signal·x_0 + noise·ε with ε ~ N(0, I).
 *
 * @param time the position of the level on its schedule: 0 is clean, 1 the noisiest
 * @param signal the factor of the clean sample, greater than 0 and at most 1
 * @param noise the standard deviation of the added noise, at least 0; 0 only at the clean level
 * @since 0.1
 */
public record NoiseLevel(double time, double signal, double noise) {

  /** The clean level: all signal, no noise. */
  public static final NoiseLevel CLEAN = new NoiseLevel(0, 1, 0);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside its range or is not a number
   */
  public NoiseLevel {
    if (!(time >= 0 && time <= 1)) {
      throw new IllegalArgumentException("time must lie in [0, 1], found " + time);
    }
    if (!(signal > 0 && signal <= 1)) {
      throw new IllegalArgumentException("signal must lie in (0, 1], found " + signal);
    }
    if (!(noise >= 0 && noise < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("noise must be finite and at least 0, found " + noise);
    }
  }

  /** Returns σ = noise / signal, the noise relative to a signal scaled to 1. */
  public double sigma() {
    return noise / signal;
  }

  /**
   * Returns λ = ln(signal / noise), half the logarithm of the signal-to-noise ratio; +∞ when clean.
   */
  public double halfLogSnr() {
    return Math.log(signal / noise);
  }

  /** Returns whether this is a clean level, without noise. */
  public boolean isClean() {
    return noise == 0;
  }
}
