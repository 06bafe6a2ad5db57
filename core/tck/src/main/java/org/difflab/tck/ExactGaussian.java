// SPDX-License-Identifier: Apache-2.0
package org.difflab.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.difflab.spi.Denoiser;
import org.difflab.spi.Matrix;
import org.difflab.spi.Noise;
import org.difflab.spi.NoiseLevel;
import org.difflab.spi.Samples;
import org.difflab.spi.Shape;

/**
 * Data whose best estimate every family of denoisers can represent: columns are independent, column
 * j is N(m_j, v_j), and prompts have no influence, so that E[x_0 | x_t] = m + a·v/(a²v + s²)·(x_t −
 * a·m) in each column with a = signal and s = noise, with the mean squared error v·s²/(a²v + s²).
 *
 * @param shape the layout of latents
 */
record ExactGaussian(Shape shape) {

  private static final int HELD_OUT = 500;
  private static final int[] EXACT_STEPS = {1, 3, 6, 10, 14, 17, 20};

  private ContractGaussian column(int column) {
    double deviation = 1.5 / (1 + column % 3);
    return new ContractGaussian(2 * (column % 4) - 3, deviation * deviation);
  }

  /** Returns n samples; other purposes get other ones. */
  Samples samples(String purpose, int count) {
    Noise noise = Noise.of(20_262, purpose);
    float[] values = new float[count * shape.size()];
    List<String> prompts = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      prompts.add(ContractData.PROMPTS.get(row % 2));
      for (int column = 0; column < shape.size(); column++) {
        ContractGaussian own = column(column);
        values[row * shape.size() + column] =
            (float) (own.mean() + Math.sqrt(own.variance()) * noise.normal(row, 0, column));
      }
    }
    return new Samples(Matrix.wrap(count, shape.size(), values), prompts);
  }

  private DenoiserExamples heldOut() {
    return new DenoiserExamples(shape, samples("contract held-out rows", HELD_OUT));
  }

  /**
   * Returns the relative excess of the mean squared error of estimates over the least possible: E|D
   * − E[x_0 | x_t]|² / E|x_0 − E[x_0 | x_t]|².
   */
  double excess(Matrix estimate, Matrix noisy, NoiseLevel level) {
    double excess = 0;
    double least = 0;
    double a = level.signal();
    double s = level.noise();
    for (int column = 0; column < shape.size(); column++) {
      ContractGaussian own = column(column);
      double noisyVariance = a * a * own.variance() + s * s;
      double gain = a * own.variance() / noisyVariance;
      for (int row = 0; row < noisy.rows(); row++) {
        double best = own.mean() + gain * (noisy.get(row, column) - a * own.mean());
        double difference = estimate.get(row, column) - best;
        excess += difference * difference;
      }
      least += noisy.rows() * own.variance() * s * s / noisyVariance;
    }
    return excess / least;
  }

  /**
   * Requires that the {@link #excess} of a denoiser on held-out rows is at most a given accuracy,
   * at levels from nearly clean to nearly noise.
   */
  void requireNear(Rule rule, Denoiser denoiser, ContractSchedule levels, double accuracy) {
    DenoiserExamples heldOut = heldOut();
    for (int step : EXACT_STEPS) {
      NoiseLevel level = levels.level(step);
      Matrix noisy = heldOut.noisy(level);
      Matrix estimate = denoiser.denoise(noisy, level, heldOut.conditions());
      String where = "at noise/signal " + level.sigma() + " of " + levels.words();
      rule.requireFinite(heldOut.count(), shape.size(), estimate, "the estimate " + where);
      double excess = excess(estimate, noisy, level);
      rule.require(
          excess <= accuracy,
          String.format(
              Locale.ROOT,
              "%s the mean squared error exceeds that of the best estimate by %.3g of it, more"
                  + " than %.3g",
              where,
              excess,
              accuracy));
    }
  }
}
