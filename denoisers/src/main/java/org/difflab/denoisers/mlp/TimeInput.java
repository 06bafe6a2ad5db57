package org.difflab.denoisers.mlp;

import org.difflab.spi.NoiseLevel;

/** How the noise level is given to a network. */
public enum TimeInput {
  /** As one number, (t − 1)/(T − 1) − ½ for step t of T. */
  SCALED {
    @Override
    int width(int asked) {
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
    int width(int asked) {
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
    int width(int asked) {
      return asked;
    }

    @Override
    void write(NoiseLevel level, int steps, float[] into, int offset, int width) {
      waves(level.time() * steps, 1, 10_000, into, offset, width);
    }
  },
  /**
   * As λ = ln(signal/noise)/4 and sines and cosines of λ times 1/4 … 8: it says the same of the
   * same noise on every schedule.
   */
  LOG_SNR {
    @Override
    int width(int asked) {
      return asked + 1;
    }

    @Override
    void write(NoiseLevel level, int steps, float[] into, int offset, int width) {
      double lambda = Math.max(-FARTHEST, Math.min(FARTHEST, level.halfLogSnr())) / 4;
      into[offset] = (float) lambda;
      waves(8 * lambda, 1, 32, into, offset + 1, width - 1);
    }
  };

  private static final double FARTHEST = 12;

  /** Returns how many numbers there are if so many waves are asked for. */
  abstract int width(int asked);

  /** Writes the numbers of a level of a schedule with a number of steps. */
  abstract void write(NoiseLevel level, int steps, float[] into, int offset, int width);

  /** Writes sines, then cosines, of x times frequencies that fall geometrically. */
  private static void waves(
      double x, double highest, double ratio, float[] into, int offset, int width) {
    int half = width / 2;
    for (int wave = 0; wave < half; wave++) {
      double frequency = highest * StrictMath.pow(ratio, -(double) wave / Math.max(1, half - 1));
      into[offset + wave] = (float) StrictMath.sin(frequency * x);
      into[offset + half + wave] = (float) StrictMath.cos(frequency * x);
    }
  }
}
