// SPDX-License-Identifier: Apache-2.0
package org.difflab.neural.training;

/** How the learning rate changes during training. */
public enum LearningRateSchedule {
  /** It stays the same. */
  CONSTANT {
    @Override
    double factor(double done) {
      return 1;
    }
  },
  /**
   * It falls along half a cosine wave to 0 (Loshchilov and Hutter, "SGDR: stochastic gradient
   * descent with warm restarts", 2017, equation 5).
   */
  COSINE {
    @Override
    double factor(double done) {
      return 0.5 * (1 + StrictMath.cos(StrictMath.PI * Math.min(1, done)));
    }
  };

  /**
   * Returns the factor of the learning rate.
   *
   * @param done the part of the training that is done, from 0 to 1
   */
  abstract double factor(double done);
}
