// SPDX-License-Identifier: Apache-2.0
package org.difflab.denoisers.network;

/**
 * What a network predicts. With x' = a·x_0 + s·ε and a² + s² = 1 (see {@link UnitLevel}) each
 * prediction F tells x_0 = p·x' + q·F.
 */
public enum Target {
  /** The noise, F = ε: x_0 = (x' − s·F)/a (Ho, Jain and Abbeel, 2020, equation 14). */
  NOISE {
    @Override
    double ofClean(UnitLevel level) {
      return 0;
    }

    @Override
    double ofNoise(UnitLevel level) {
      return 1;
    }

    @Override
    double fromInput(UnitLevel level) {
      return 1 / level.signal();
    }

    @Override
    double fromPrediction(UnitLevel level) {
      return -level.noise() / level.signal();
    }

    @Override
    double cleanWeight(UnitLevel level) {
      return level.signalToNoise();
    }
  },
  /** The clean rows, F = x_0. */
  CLEAN {
    @Override
    double ofClean(UnitLevel level) {
      return 1;
    }

    @Override
    double ofNoise(UnitLevel level) {
      return 0;
    }

    @Override
    double fromInput(UnitLevel level) {
      return 0;
    }

    @Override
    double fromPrediction(UnitLevel level) {
      return 1;
    }

    @Override
    double cleanWeight(UnitLevel level) {
      return 1;
    }
  },
  /**
   * The velocity, F = a·ε − s·x_0: x_0 = a·x' − s·F (Salimans and Ho, "Progressive distillation for
   * fast sampling of diffusion models", 2022, section 4).
   */
  VELOCITY {
    @Override
    double ofClean(UnitLevel level) {
      return -level.noise();
    }

    @Override
    double ofNoise(UnitLevel level) {
      return level.signal();
    }

    @Override
    double fromInput(UnitLevel level) {
      return level.signal();
    }

    @Override
    double fromPrediction(UnitLevel level) {
      return -level.noise();
    }

    @Override
    double cleanWeight(UnitLevel level) {
      return 1 + level.signalToNoise();
    }
  };

  /** Returns the factor of x_0 in F. */
  abstract double ofClean(UnitLevel level);

  /** Returns the factor of ε in F. */
  abstract double ofNoise(UnitLevel level);

  /** Returns p. */
  abstract double fromInput(UnitLevel level);

  /** Returns q. */
  abstract double fromPrediction(UnitLevel level);

  /**
   * Returns the weight of the squared error of x_0 that the plain squared error of F amounts to.
   */
  abstract double cleanWeight(UnitLevel level);
}
