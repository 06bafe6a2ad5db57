// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.network;

import org.difflab.spi.NoiseLevel;

/** The encoding of the noise level for a network. */
public enum TimeInput {
  /** As one number, (t − 1)/(T − 1) − ½ for step t of T. */
  SCALED {
    @Override
    int width(int features) {
      return 1;
    }

    @Override
    void write(NoiseLevel level, int steps, float[] into, int offset, int width) {
      double step = level.time() * steps;
      into[offset] = (float) (steps == 1 ? 0 : (step - 1) / (steps - 1) - 0.5);
    }
  },
  /** As one number, σ = noise/signal. */
  NOISE_LEVEL {
    @Override
    int width(int features) {
      return 1;
    }

    @Override
    void write(NoiseLevel level, int steps, float[] into, int offset, int width) {
      into[offset] = (float) level.sigma();
    }
  },
  /**
   * As sines and cosines of t times 1 … 1/10,000 (Vaswani et al., "Attention is all you need",
   * 2017, section 3.5).
   */
  SINUSOIDAL {
    @Override
    int width(int features) {
      return features;
    }

    @Override
    void write(NoiseLevel level, int steps, float[] into, int offset, int width) {
      sinesAndCosines(level.time() * steps, 1, 10_000, into, offset, width);
    }
  },
  /**
   * As λ = ln(signal/noise)/4 and sines and cosines of λ times 1/4 … 8: the same noise has the same
   * encoding on every schedule.
   */
  LOG_SNR {
    @Override
    int width(int features) {
      return features + 1;
    }

    @Override
    void write(NoiseLevel level, int steps, float[] into, int offset, int width) {
      double lambda = Math.max(-FARTHEST, Math.min(FARTHEST, level.halfLogSnr())) / 4;
      into[offset] = (float) lambda;
      sinesAndCosines(8 * lambda, 1, 32, into, offset + 1, width - 1);
    }
  };

  private static final double FARTHEST = 12;

  /** Returns the number of values, of which this many should be sines and cosines. */
  abstract int width(int features);

  /** Writes the numbers of a level of a schedule with a number of steps. */
  abstract void write(NoiseLevel level, int steps, float[] into, int offset, int width);

  /** Writes sines, then cosines, of x times frequencies that fall geometrically. */
  private static void sinesAndCosines(
      double x, double highest, double ratio, float[] into, int offset, int width) {
    int half = width / 2;
    for (int i = 0; i < half; i++) {
      double frequency = highest * StrictMath.pow(ratio, -(double) i / Math.max(1, half - 1));
      into[offset + i] = (float) StrictMath.sin(frequency * x);
      into[offset + half + i] = (float) StrictMath.cos(frequency * x);
    }
  }
}
