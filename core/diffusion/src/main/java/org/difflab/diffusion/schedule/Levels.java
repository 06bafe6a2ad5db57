// SPDX-License-Identifier: Apache-2.0
package org.difflab.diffusion.schedule;

import java.util.ArrayList;
import java.util.List;
import org.difflab.spi.NoiseLevel;

/** Creates the levels 0 … T of a schedule, times t/T, from what defines it. */
final class Levels {

  private Levels() {}

  /**
   * Returns the levels of a forward process that mixes in variance β_t at step t: ᾱ_t = ∏(1 − β_i)
   * over i ≤ t, signal = √ᾱ_t, noise = √(1 − ᾱ_t) (Ho et al., "Denoising diffusion probabilistic
   * models", 2020, equation 4).
   *
   * @param betas β_1 … β_T, each between 0 and 1
   */
  static List<NoiseLevel> ofBetas(double... betas) {
    double[] logSteps = new double[betas.length];
    for (int i = 0; i < betas.length; i++) {
      logSteps[i] = StrictMath.log1p(-betas[i]);
    }
    return ofLogSteps(logSteps);
  }

  /**
   * Returns the variance-preserving levels of ln ᾱ_t = Σ steps_i over i ≤ t. Summing logarithms
   * keeps 1 − ᾱ = −expm1(ln ᾱ) accurate where ᾱ is close to 1.
   *
   * @param logSteps ln(1 − β_1) … ln(1 − β_T), each below 0
   * @throws IllegalArgumentException if the signal is too small for float64 before level T
   */
  static List<NoiseLevel> ofLogSteps(double[] logSteps) {
    int steps = logSteps.length;
    List<NoiseLevel> levels = new ArrayList<>(steps + 1);
    levels.add(NoiseLevel.CLEAN);
    double logSignalPower = 0;
    for (int step = 1; step <= steps; step++) {
      logSignalPower += logSteps[step - 1];
      double signal = StrictMath.exp(logSignalPower / 2);
      if (signal < Double.MIN_NORMAL) {
        throw new IllegalArgumentException(
            "the signal is gone at level "
                + step
                + " of "
                + steps
                + "; use smaller betas or fewer");
      }
      double noise = Math.sqrt(-StrictMath.expm1(logSignalPower));
      levels.add(new NoiseLevel(time(step, steps), signal, noise));
    }
    return levels;
  }

  /**
   * Returns the variance-exploding levels: signal 1, noise σ_t.
   *
   * @param sigmas σ_1 … σ_T
   */
  static List<NoiseLevel> ofSigmas(double... sigmas) {
    int steps = sigmas.length;
    List<NoiseLevel> levels = new ArrayList<>(steps + 1);
    levels.add(NoiseLevel.CLEAN);
    for (int step = 1; step <= steps; step++) {
      levels.add(new NoiseLevel(time(step, steps), 1, sigmas[step - 1]));
    }
    return levels;
  }

  /** Returns at least two evenly spaced numbers from {@code first} to {@code last}, both exact. */
  static double[] evenly(double first, double last, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      double fraction = (double) i / (count - 1);
      values[i] = first * (1 - fraction) + last * fraction;
    }
    return values;
  }

  /** Returns t/T. */
  static double time(int step, int steps) {
    return (double) step / steps;
  }
}
