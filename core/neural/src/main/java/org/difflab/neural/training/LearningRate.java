package org.difflab.neural.training;

/** How the step size changes during training. */
public enum LearningRate {
  /** It stays. */
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

  /** Returns what the first step size is multiplied by when this part of the training is done. */
  abstract double factor(double done);
}
