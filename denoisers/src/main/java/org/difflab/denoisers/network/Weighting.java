// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.network;

/** The weights of the noise levels in the loss. */
public enum Weighting {
  /** All the same: the plain squared error of the prediction. */
  UNIFORM {
    @Override
    double of(UnitLevel level, Target target) {
      return 1;
    }
  },
  /**
   * By min(SNR, 5) times the squared error of x_0 (Hang et al., "Efficient diffusion training via
   * min-SNR weighting strategy", 2023, equation 8).
   */
  MIN_SNR {
    @Override
    double of(UnitLevel level, Target target) {
      return Math.min(level.signalToNoise(), GREATEST) / target.cleanWeight(level);
    }
  };

  private static final double GREATEST = 5;

  /** Returns the factor of the squared error of the prediction. */
  abstract double of(UnitLevel level, Target target);
}
